package dev.runyard.engine.run;

import dev.runyard.persistence.job.Job;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people do to runs. Each door is one step: refused with {@link Conflict} when the run's status does not allow it,
 * else carried out whole, with the event, the job, the lock and the next run of the queue.
 */
@Component
public final class RunLifecycle {
    private static final String FORCED = "Force-canceled. What terraform did since the last state it wrote is unknown.";

    private static final String UNSTARTED = "Canceled before a worker took the phase.";

    private final RunSteps steps;
    private final RunMoves moves;
    private final WorkspaceQueue queue;
    private final PhaseEnd ends;
    private final RunComments comments;
    private final InstantSource clock;

    RunLifecycle(
            RunSteps steps,
            RunMoves moves,
            WorkspaceQueue queue,
            PhaseEnd ends,
            RunComments comments,
            InstantSource clock) {
        this.steps = steps;
        this.moves = moves;
        this.queue = queue;
        this.ends = ends;
        this.comments = comments;
        this.clock = clock;
    }

    /** Lets a planned run apply what it planned; a saved plan when its turn in the workspace queue comes. */
    public Run confirm(RunId id, Actor by, @Nullable String comment) {
        return steps.of(id, (workspace, run) -> {
            SavedPlans.requireFresh(workspace, run);
            act(run, RunAction.CONFIRM, by, comment);
            if (run.options().savePlan()) {
                queue.enter(workspace, run);
            } else {
                move(run, RunAction.QUEUE_APPLY, new Actor.Engine());
            }
            return run;
        });
    }

    /** Ends a run that has changed nothing yet. */
    public Run discard(RunId id, Actor by, @Nullable String comment) {
        return steps.of(id, (workspace, run) -> {
            act(run, RunAction.DISCARD, by, comment);
            queue.advance(workspace);
            return run;
        });
    }

    /**
     * Stops a run. One whose phase runs is only asked to stop: its worker interrupts terraform, and the report of that
     * moves the run; until then it holds its workspace.
     */
    public Run cancel(RunId id, Actor by, @Nullable String comment) {
        return steps.of(id, (workspace, run) -> {
            act(run, RunAction.CANCEL, by, comment);
            ends.openJob(run)
                    .filter(job -> job.status() != JobStatus.STARTED)
                    .ifPresent(job -> giveUp(workspace, run, job));
            queue.advance(workspace);
            return run;
        });
    }

    /**
     * Ends a run whose worker does not bring it to its end, and lets go of its workspace at once. What its process does
     * meanwhile is unknown: its worker is fenced, kills it at its next contact, and says so; a state it sends later is kept
     * aside. Possible only some time after a cancel.
     */
    public Run forceCancel(RunId id, Actor by, @Nullable String comment) {
        return end(id, RunAction.FORCE_CANCEL, by, comment);
    }

    /** As {@link #forceCancel}, for the site admin: in any status that is not final, and without a cancel before. */
    public Run adminCancel(RunId id, Actor by, @Nullable String comment) {
        return end(id, RunAction.ADMIN_CANCEL, by, comment);
    }

    private Run end(RunId id, RunAction action, Actor by, @Nullable String comment) {
        return steps.of(id, (workspace, run) -> {
            var job = ends.openJob(run);
            var said = comments.addIfGiven(id, comment, by);
            var executor = job.filter(open -> open.status() == JobStatus.STARTED)
                    .map(ends::executor)
                    .orElse(null);
            moves.move(run, new Move(action, by, clock.instant(), executor, said));
            job.ifPresent(open -> ends.given(workspace, open, open.status() == JobStatus.STARTED ? FORCED : UNSTARTED));
            queue.advance(workspace);
            return run;
        });
    }

    /** Nothing executes, so nothing needs to be waited for. */
    private void giveUp(Workspace workspace, Run run, Job job) {
        ends.given(workspace, job, "Canceled before another worker took the phase.");
        if (!run.isFinal()) {
            move(run, RunAction.STOP, new Actor.Engine());
        }
    }

    private void act(Run run, RunAction action, Actor by, @Nullable String comment) {
        var said = comments.addIfGiven(run.id(), comment, by);
        moves.move(run, new Move(action, by, clock.instant(), null, said));
    }

    private void move(Run run, RunAction action, Actor by) {
        moves.move(run, new Move(action, by, clock.instant()));
    }
}
