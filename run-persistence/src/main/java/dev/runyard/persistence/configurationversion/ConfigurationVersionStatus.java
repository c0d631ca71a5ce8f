package dev.runyard.persistence.configurationversion;

import java.util.Locale;

/** Where a configuration version stands; HCP Terraform's words. */
public enum ConfigurationVersionStatus {
    PENDING,
    FETCHING,
    UPLOADED,
    ARCHIVED,
    ERRORED;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
