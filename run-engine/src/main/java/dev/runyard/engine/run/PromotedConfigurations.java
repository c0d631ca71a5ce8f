package dev.runyard.engine.run;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.configurationversion.ConfigurationReadmes;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A run may use the configuration of another workspace, "for promoting known good code from one workspace to another", as
 * HCP Terraform's page "Run" (API) has it. It gets a version of its own with the same archive, which stays when the other
 * workspace is removed. Needs a transaction that has locked the workspace.
 */
@Component
final class PromotedConfigurations {
    private final ConfigurationVersions configurations;
    private final ConfigurationReadmes readmes;
    private final Keyring keyring;
    private final Access access;
    private final Ids ids;
    private final InstantSource clock;

    PromotedConfigurations(
            ConfigurationVersions configurations,
            ConfigurationReadmes readmes,
            Keyring keyring,
            Access access,
            Ids ids,
            InstantSource clock) {
        this.configurations = configurations;
        this.readmes = readmes;
        this.keyring = keyring;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns the configuration as one of this workspace; nothing when it is not for the caller to have. */
    Optional<ConfigurationVersion> to(Workspace workspace, ConfigurationVersion elsewhere, Actor by) {
        var blob = elsewhere.blob();
        boolean usable = elsewhere.organizationId().equals(workspace.organizationId())
                && access.allows(by, Permission.QUEUE_RUNS, elsewhere.id());
        if (!usable || blob == null || elsewhere.status() != ConfigurationVersionStatus.UPLOADED) {
            return Optional.empty();
        }
        return configurations.withArchive(workspace.id(), blob).or(() -> Optional.of(copy(workspace, elsewhere, by)));
    }

    private ConfigurationVersion copy(Workspace workspace, ConfigurationVersion elsewhere, Actor by) {
        var copy = configurations.save(
                elsewhere.copyTo(workspace.id(), ids.configurationVersionId(), by.ref(), clock.instant()));
        readmes.findById(elsewhere.id()).ifPresent(readme -> readmes.save(readme.copyTo(copy.id(), keyring)));
        return copy;
    }
}
