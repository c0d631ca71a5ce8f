package dev.runyard.engine.run;

import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Runs a plan now: ends what is before a waiting run and lets it start. The rules are those of HCP Terraform's page "Run"
 * (API), "Forcefully execute a run".
 */
@Component
public final class ForceExecution {
    private final RunSteps steps;
    private final Runs runs;
    private final RunMoves moves;
    private final PendingRuns pending;
    private final WorkspaceQueue queue;
    private final InstantSource clock;

    ForceExecution(
            RunSteps steps, Runs runs, RunMoves moves, PendingRuns pending, WorkspaceQueue queue, InstantSource clock) {
        this.steps = steps;
        this.runs = runs;
        this.moves = moves;
        this.pending = pending;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Discards the run that holds the workspace, starts this one, and cancels all that waited before it. What is more than a
     * step should hold is canceled right after: the workspace is taken by then.
     *
     * @throws Forbidden when the run does not wait, or no run holds the workspace
     * @throws Conflict when the run that holds the workspace cannot be discarded
     */
    public Run execute(RunId id, Actor by) {
        var started = steps.of(id, (workspace, run) -> {
            run.require(RunAction.FORCE_EXECUTE, clock.instant());
            var current = requireDiscardable(workspace);
            moves.move(run, new Move(RunAction.FORCE_EXECUTE, by, clock.instant()));
            moves.move(current, new Move(RunAction.DISCARD, by, clock.instant(), why(run)));
            pending.cancelBefore(workspace, position(run), by, why(run));
            queue.startNow(workspace, run);
            return run;
        });
        pending.cancelBefore(started.workspaceId(), position(started), by, why(started));
        return started;
    }

    /** Tells whether {@link #execute} would be accepted now. */
    public boolean isPossible(Workspace workspace, Run run) {
        return run.allows(RunAction.FORCE_EXECUTE, clock.instant())
                && Optional.ofNullable(workspace.currentRunId())
                        .flatMap(runs::findById)
                        .filter(this::isDiscardable)
                        .isPresent();
    }

    private Run requireDiscardable(Workspace workspace) {
        var current = Optional.ofNullable(workspace.currentRunId())
                .flatMap(runs::lock)
                .orElseThrow(() -> new Forbidden(RunAction.FORCE_EXECUTE.refusal()));
        if (!isDiscardable(current)) {
            throw new Conflict("The run locking the workspace was not in a discardable state.");
        }
        return current;
    }

    private boolean isDiscardable(Run run) {
        return run.allows(RunAction.DISCARD, clock.instant());
    }

    private static long position(Run run) {
        return Objects.requireNonNull(run.queuePosition(), "a run that waits has a place");
    }

    private static String why(Run run) {
        return "Run " + run.id() + " was to be executed now.";
    }
}
