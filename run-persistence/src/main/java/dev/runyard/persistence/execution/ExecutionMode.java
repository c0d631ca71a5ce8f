package dev.runyard.persistence.execution;

import java.util.Locale;

/** Where runs execute. */
public enum ExecutionMode {
    /** On Runyard. */
    REMOTE,
    /** On the machine of whoever runs terraform; only the state is here. */
    LOCAL,
    /** On the agents of a pool of the organization. */
    AGENT;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
