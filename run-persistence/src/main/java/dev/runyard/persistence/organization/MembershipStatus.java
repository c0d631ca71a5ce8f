package dev.runyard.persistence.organization;

import java.util.Locale;

/** Whether a user has taken up an invitation. */
public enum MembershipStatus {
    ACTIVE,
    INVITED;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
