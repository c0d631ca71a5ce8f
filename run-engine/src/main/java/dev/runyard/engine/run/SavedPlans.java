package dev.runyard.engine.run;

import dev.runyard.engine.stateversion.StateChange;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Saved plans are worth something only as long as the state is there that they were made against: when it changes, they
 * are discarded. Needs a transaction that has locked the workspace.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/run/modes-and-options#saved-plans">Saved plans</a>
 */
@Component
final class SavedPlans implements StateChange {
    /** As many as one step discards; {@link SavedPlanSweep} takes care of more. */
    private static final int BATCH = 200;

    private static final String CHANGED = "The workspace's state has changed since this plan was made.";

    private final Runs runs;
    private final RunMoves moves;
    private final InstantSource clock;

    SavedPlans(Runs runs, RunMoves moves, InstantSource clock) {
        this.runs = runs;
        this.moves = moves;
        this.clock = clock;
    }

    /** Refuses to confirm what can no longer be applied, and only has not been discarded yet. */
    static void requireFresh(Workspace workspace, Run run) {
        if (run.status() == RunStatus.PLANNED_AND_SAVED && isStale(workspace, run)) {
            throw new Conflict(CHANGED + " It can no longer be applied.");
        }
    }

    @Override
    public void happened(Workspace workspace) {
        for (String id : runs.savedPlans(workspace.id().value(), BATCH)) {
            runs.lock(new RunId(id)).ifPresent(run -> discardIfStale(workspace, run));
        }
    }

    /** Ends a saved plan that has been overtaken, whether it waits for somebody or for its turn. */
    void discardIfStale(Workspace workspace, Run run) {
        if (RunFlow.allows(run.status(), RunAction.DISCARD_STALE) && isStale(workspace, run)) {
            discard(run, CHANGED);
        }
    }

    /** Ends a saved plan that nobody wanted for long. */
    void discardOld(Run run) {
        if (run.status() == RunStatus.PLANNED_AND_SAVED) {
            discard(run, "Nobody confirmed this plan for a long time.");
        }
    }

    private void discard(Run run, String why) {
        moves.move(run, new Move(RunAction.DISCARD_STALE, new Actor.Engine(), clock.instant(), why));
    }

    private static boolean isStale(Workspace workspace, Run run) {
        return !Objects.equals(run.inputStateVersionId(), workspace.currentStateVersionId());
    }
}
