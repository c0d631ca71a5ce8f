package dev.runyard.persistence.stateversion;

import java.util.Locale;

/** Whether a state version counts. */
public enum StateVersionStatus {
    PENDING,
    FINALIZED,
    DISCARDED;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
