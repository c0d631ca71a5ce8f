package dev.runyard.api.configurationversion;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import org.jspecify.annotations.Nullable;

/**
 * A configuration version as it is shown.
 *
 * @param uploadUrl where to upload it; HCP Terraform tells this once, to who announced it
 */
record ShownConfiguration(
        ConfigurationVersion version, @Nullable String uploadUrl) {
    static ShownConfiguration of(ConfigurationVersion version) {
        return new ShownConfiguration(version, null);
    }
}
