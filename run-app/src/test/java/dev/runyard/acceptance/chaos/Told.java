package dev.runyard.acceptance.chaos;

import java.util.List;
import java.util.Set;

/**
 * A run as Runyard tells of it.
 *
 * @param actions those of its events, oldest first
 * @param reasons what its events say beside
 */
record Told(String id, String status, List<String> actions, String reasons) {
    private static final Set<String> OVER =
            Set.of("applied", "planned_and_finished", "discarded", "canceled", "errored");

    static boolean isOver(String status) {
        return OVER.contains(status);
    }

    boolean isOver() {
        return isOver(status);
    }

    boolean is(String... statuses) {
        return Set.of(statuses).contains(status);
    }

    /** Whether its terraform may have been alive when the next run began. */
    boolean wasGivenUp() {
        return actions.contains("force_cancel") || reasons.contains("was lost");
    }
}
