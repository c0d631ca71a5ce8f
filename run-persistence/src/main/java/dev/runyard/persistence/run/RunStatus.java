package dev.runyard.persistence.run;

import java.util.Locale;

/** Where a run stands; HCP Terraform's run states. What may follow what is in {@link RunFlow}. */
public enum RunStatus {
    PENDING,
    PLAN_QUEUED,
    PLANNING,
    PLANNED,
    PLANNED_AND_FINISHED,
    CONFIRMED,
    APPLY_QUEUED,
    APPLYING,
    APPLIED,
    DISCARDED,
    CANCELED,
    ERRORED;

    /** Returns the name in the API, the database and the log: {@code plan_queued}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
