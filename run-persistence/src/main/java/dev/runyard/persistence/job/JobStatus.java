package dev.runyard.persistence.job;

import java.util.Locale;

/** Where a job stands. */
public enum JobStatus {
    /** Ready for a worker. */
    QUEUED,
    /** A worker has it, but runs nothing yet. */
    CLAIMED,
    /** A worker runs it, or was heard to. */
    STARTED,
    /** Over. */
    FINISHED;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
