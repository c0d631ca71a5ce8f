package dev.runyard.persistence.run;

import static dev.runyard.persistence.run.RunAction.*;
import static dev.runyard.persistence.run.RunStatus.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of what may follow what. Every question of legality is answered here: moves, the {@code actions} of a
 * run, refusals, the picture in docs/run-states.md.
 *
 * <p>A saved plan that was confirmed while its workspace is busy waits as {@code CONFIRMED}: that is the status in which
 * the CLI tells its user what the run waits for (it opens the log of the apply in all later ones), and from which it
 * concludes that the plan is "already confirmed".
 *
 * <p>An action that leaves a run where it is tells something about it. {@code CANCEL} of a running phase is a wish, and the
 * worker's {@code STOP} is the fact; after a {@code FORCE_CANCEL} that fact comes late, and is written down all the same. {@code ADMIN_CANCEL} is the same without
 * what goes before it, for the site admin.
 * {@code FORCE_EXECUTE} clears the way for a waiting run, which then starts as any other does. {@code RETRY} makes another
 * run.
 */
public final class RunFlow {
    private static final Map<RunStatus, Map<RunAction, RunStatus>> ROWS = new EnumMap<>(RunStatus.class);

    static {
        from(PENDING)
                .on(QUEUE_PLAN, PLAN_QUEUED)
                .on(CANCEL, CANCELED)
                .on(DISCARD, DISCARDED)
                .on(FORCE_EXECUTE, PENDING)
                .on(ADMIN_CANCEL, CANCELED);
        from(PLAN_QUEUED).on(START_PLAN, PLANNING).on(CANCEL, CANCELED).on(ADMIN_CANCEL, CANCELED);
        from(PLANNING)
                .on(PLAN_AGAIN, PLANNING)
                .on(FINISH_PLAN, PLANNED)
                .on(PLAN_AND_FINISH, PLANNED_AND_FINISHED)
                .on(PLAN_AND_SAVE, PLANNED_AND_SAVED)
                .on(FAIL, ERRORED)
                .on(CANCEL, PLANNING)
                .on(STOP, CANCELED)
                .on(FORCE_CANCEL, CANCELED)
                .on(ADMIN_CANCEL, CANCELED);
        from(PLANNED).on(CONFIRM, CONFIRMED).on(DISCARD, DISCARDED).on(ADMIN_CANCEL, CANCELED);
        from(PLANNED_AND_SAVED)
                .on(CONFIRM, CONFIRMED)
                .on(DISCARD, DISCARDED)
                .on(DISCARD_STALE, DISCARDED)
                .on(ADMIN_CANCEL, CANCELED);
        from(CONFIRMED)
                .on(QUEUE_APPLY, APPLY_QUEUED)
                .on(CANCEL, CANCELED)
                .on(DISCARD_STALE, DISCARDED)
                .on(ADMIN_CANCEL, CANCELED);
        from(APPLY_QUEUED).on(START_APPLY, APPLYING).on(CANCEL, CANCELED).on(ADMIN_CANCEL, CANCELED);
        from(APPLYING)
                .on(FINISH_APPLY, APPLIED)
                .on(FAIL, ERRORED)
                .on(CANCEL, APPLYING)
                .on(STOP, CANCELED)
                .on(FORCE_CANCEL, CANCELED)
                .on(ADMIN_CANCEL, CANCELED);
        from(CANCELED).on(STOP, CANCELED).on(RETRY, CANCELED);
        from(ERRORED).on(RETRY, ERRORED);
    }

    private RunFlow() {}

    /** Returns where {@code action} leads from {@code status}, or empty when it is not legal there. */
    public static Optional<RunStatus> next(RunStatus status, RunAction action) {
        return Optional.ofNullable(rows(status).get(action));
    }

    /** Tells whether {@code action} is legal in {@code status}. */
    public static boolean allows(RunStatus status, RunAction action) {
        return rows(status).containsKey(action);
    }

    /** Tells whether no other status can follow {@code status}. */
    public static boolean isFinal(RunStatus status) {
        return rows(status).values().stream().allMatch(status::equals);
    }

    /** Returns the actions that are legal in {@code status}. */
    public static Set<RunAction> actions(RunStatus status) {
        return rows(status).keySet();
    }

    private static Map<RunAction, RunStatus> rows(RunStatus status) {
        return ROWS.getOrDefault(status, Map.of());
    }

    private static Row from(RunStatus status) {
        return new Row(ROWS.computeIfAbsent(status, none -> new EnumMap<>(RunAction.class)));
    }

    private record Row(Map<RunAction, RunStatus> targets) {
        Row on(RunAction action, RunStatus target) {
            if (targets.put(action, target) != null) {
                throw new IllegalStateException("two rows for " + action);
            }
            return this;
        }
    }
}
