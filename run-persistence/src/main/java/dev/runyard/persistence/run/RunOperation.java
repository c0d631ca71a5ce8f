package dev.runyard.persistence.run;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a run does; HCP Terraform's run operations. A run has one: the first of these that is true of it. */
public enum RunOperation {
    PLAN_ONLY,
    SAVE_PLAN,
    REFRESH_ONLY,
    DESTROY,
    EMPTY_APPLY,
    PLAN_AND_APPLY;

    /** All but plan-only runs: those that a list holds when it is not asked for any operations. */
    public static final Set<RunOperation> LISTED =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PLAN_ONLY)));

    /** Returns the name in the API and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
