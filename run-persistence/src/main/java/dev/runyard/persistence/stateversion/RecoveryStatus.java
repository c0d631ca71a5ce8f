package dev.runyard.persistence.stateversion;

import java.util.Locale;

/** What became of a recovery snapshot. */
public enum RecoveryStatus {
    /** Nobody has decided yet. */
    KEPT,
    /** A copy of it became the workspace's present state. */
    ACCEPTED,
    /** Nobody needs it. */
    DROPPED;

    /** Returns the name in the API and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
