package dev.runyard.persistence.stateversion;

import java.util.Locale;

/** Why a state did not count. */
public enum RecoveryReason {
    /** The run was ended by force while its terraform was working. */
    FORCE_CANCELED,
    /** The apply was over for the server: given up since its worker was silent, or reported already. */
    TOO_LATE;

    /** Returns the name in the API and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
