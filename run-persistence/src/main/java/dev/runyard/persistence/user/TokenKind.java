package dev.runyard.persistence.user;

import java.util.Locale;

/** What a stored token speaks for. */
public enum TokenKind {
    USER,
    TEAM,
    ORGANIZATION,
    WORKER,
    AGENT;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
