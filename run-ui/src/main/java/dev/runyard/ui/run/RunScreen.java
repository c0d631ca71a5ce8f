package dev.runyard.ui.run;

import dev.runyard.ui.log.LogView;
import dev.runyard.ui.place.RunPlace;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run with what it shows of the logs.
 *
 * @param logs by the name of their phase
 * @param poll what to ask for next; null when nothing more will come
 */
record RunScreen(
        RunPlace place,
        RunPage page,
        Map<String, LogView> logs,
        @Nullable Poll poll) {
    private static final int SOON = 1;
    private static final int LATER = 3;

    static RunScreen of(RunPlace place, RunPage page, Map<String, LogView> logs) {
        boolean drained = logs.values().stream().allMatch(LogView::drained);
        return new RunScreen(place, page, logs, page.over() && drained ? null : next(page, logs));
    }

    private static Poll next(RunPage page, Map<String, LogView> logs) {
        boolean busy = page.phases().stream().anyMatch(phase -> phase.badge().tone() == Badge.Tone.RUNNING);
        return new Poll(
                page.fingerprint(),
                cursor(logs.get("plan")),
                cursor(logs.get("apply")),
                busy || page.over() ? SOON : LATER);
    }

    private static String cursor(@Nullable LogView log) {
        return log == null ? "" : log.cursor();
    }

    /** Tells whether a browser that has seen this much has nothing to learn from this. */
    boolean isKnownTo(Poll seen) {
        return poll != null && poll.sees(seen);
    }

    /**
     * What a browser has seen, and brings along when it asks for news.
     *
     * @param page the fingerprint of all but the logs
     * @param plan the cursor of the plan's log
     * @param apply the cursor of the apply's log; empty when the page has none
     * @param seconds when to ask
     */
    record Poll(String page, String plan, String apply, int seconds) {
        private boolean sees(Poll other) {
            return Objects.equals(page, other.page)
                    && Objects.equals(plan, other.plan)
                    && Objects.equals(apply, other.apply);
        }
    }
}
