package dev.runyard.ui.run;

import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.RunStatus;
import java.util.Locale;

/**
 * A status as people see it.
 *
 * @param tone what colour and sign it has in the style sheet
 */
public record Badge(String label, Tone tone) {
    /** What a status means to somebody who only glances at it. */
    public enum Tone {
        WAITING,
        RUNNING,
        ATTENTION,
        GOOD,
        BAD,
        OVER;

        /** Returns its name in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the class in the style sheet. */
        @Override
        public String toString() {
            return "tone-" + word();
        }
    }

    public static Badge of(RunStatus status) {
        return switch (status) {
            case PENDING -> new Badge("Pending", Tone.WAITING);
            case PLAN_QUEUED -> new Badge("Plan queued", Tone.WAITING);
            case PLANNING -> new Badge("Planning", Tone.RUNNING);
            case PLANNED -> new Badge("Needs confirmation", Tone.ATTENTION);
            case PLANNED_AND_FINISHED -> new Badge("Planned and finished", Tone.GOOD);
            case PLANNED_AND_SAVED -> new Badge("Plan saved", Tone.ATTENTION);
            case CONFIRMED -> new Badge("Confirmed", Tone.WAITING);
            case APPLY_QUEUED -> new Badge("Apply queued", Tone.WAITING);
            case APPLYING -> new Badge("Applying", Tone.RUNNING);
            case APPLIED -> new Badge("Applied", Tone.GOOD);
            case DISCARDED -> new Badge("Discarded", Tone.OVER);
            case CANCELED -> new Badge("Canceled", Tone.OVER);
            case ERRORED -> new Badge("Errored", Tone.BAD);
        };
    }

    static Badge of(PhaseStatus status) {
        return switch (status) {
            case PENDING -> new Badge("Pending", Tone.WAITING);
            case QUEUED -> new Badge("Queued", Tone.WAITING);
            case RUNNING -> new Badge("Running", Tone.RUNNING);
            case FINISHED -> new Badge("Finished", Tone.GOOD);
            case ERRORED -> new Badge("Errored", Tone.BAD);
            case CANCELED -> new Badge("Canceled", Tone.OVER);
            case UNREACHABLE -> new Badge("Will not run", Tone.OVER);
        };
    }
}
