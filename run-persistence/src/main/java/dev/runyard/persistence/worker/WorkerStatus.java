package dev.runyard.persistence.worker;

import java.util.Locale;

/** How a worker is, in the words of HCP Terraform for agents. */
public enum WorkerStatus {
    IDLE,
    BUSY,
    /** Not heard for a while, without a goodbye. */
    UNKNOWN,
    /** It ended by itself, since it could not go on. */
    ERRORED,
    /** It was told to end. */
    EXITED;

    /** Returns the name in the API and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether it lives, as far as is known. */
    public boolean isAtWork() {
        return this == IDLE || this == BUSY;
    }
}
