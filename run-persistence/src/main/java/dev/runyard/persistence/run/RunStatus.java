package dev.runyard.persistence.run;

import java.util.Locale;

/** Where a run stands; HCP Terraform's run states. What may follow what is in {@link RunFlow}. */
public enum RunStatus {
    PENDING,
    PLAN_QUEUED,
    PLANNING,
    PLANNED,
    PLANNED_AND_FINISHED,
    /** Of saved plans alone: planned beside the queue, and kept until somebody confirms it. */
    PLANNED_AND_SAVED,
    /** Passed through at once, but for a saved plan: that waits here for its turn in the workspace queue. */
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
