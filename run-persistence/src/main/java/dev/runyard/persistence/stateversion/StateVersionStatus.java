package dev.runyard.persistence.stateversion;

import java.util.Locale;

/** Whether a state version counts. */
public enum StateVersionStatus {
    PENDING,
    FINALIZED,
    DISCARDED,
    /** Its data are not to be read, and will be deleted; until then that can be taken back. */
    BACKING_DATA_SOFT_DELETED,
    BACKING_DATA_PERMANENTLY_DELETED;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
