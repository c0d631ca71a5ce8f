package dev.runyard.persistence.planexport;

import java.util.Locale;

/** Where a plan export stands; HCP Terraform knows {@code pending} and {@code canceled} besides, which never come about here. */
public enum PlanExportStatus {
    QUEUED,
    FINISHED,
    ERRORED,
    /** It was there for an hour, and is no more. */
    EXPIRED;

    /** Returns the name in the API and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
