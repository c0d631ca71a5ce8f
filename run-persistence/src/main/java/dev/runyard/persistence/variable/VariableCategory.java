package dev.runyard.persistence.variable;

import java.util.Locale;

/** Where a variable goes. */
public enum VariableCategory {
    /** An input variable of the configuration. */
    TERRAFORM,
    /** An environment variable of terraform. */
    ENV;

    /** Returns the name in the API, the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
