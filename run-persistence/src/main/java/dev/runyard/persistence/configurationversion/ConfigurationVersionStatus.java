package dev.runyard.persistence.configurationversion;

import java.util.Locale;

/** Where a configuration version stands; HCP Terraform's words. */
public enum ConfigurationVersionStatus {
    PENDING,
    FETCHING,
    UPLOADED,
    ARCHIVED,
    ERRORED,
    /** Its archive is out of use, can be brought back, and goes for good at a set time. */
    BACKING_DATA_SOFT_DELETED,
    BACKING_DATA_PERMANENTLY_DELETED;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
