package dev.runyard.persistence.run;

import java.util.Locale;

/** The two phases of a run. */
public enum PhaseKind {
    PLAN,
    APPLY;

    /** Returns the name in the database and the log. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
