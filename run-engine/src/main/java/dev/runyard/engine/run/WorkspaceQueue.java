package dev.runyard.engine.run;

import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.FrontRun;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The strict order of a workspace's runs: the only writer of who holds a workspace. */
@Component
public final class WorkspaceQueue {
    private final Runs runs;
    private final RunMoves moves;
    private final InstantSource clock;

    WorkspaceQueue(Runs runs, RunMoves moves, InstantSource clock) {
        this.runs = runs;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * Lets the next run start if it may. Part of every step that may start or end a run's hold on its workspace.
     *
     * @param workspace locked by the transaction that calls
     */
    public void advance(Workspace workspace) {
        var decision = QueueDecision.of(status(workspace.currentRunId()), workspace.lock() != null);
        if (decision.release()) {
            workspace.release();
        }
        if (workspace.currentRunId() == null) {
            runs.firstWaiting(workspace.id()).ifPresent(run -> {
                if (decision.start()) {
                    start(workspace, run);
                }
                workspace.inFront(new FrontRun(run.id(), run.status(), run.createdAt()));
            });
        }
    }

    /**
     * Lets a saved plan that was confirmed join the queue, at its end, and apply when its turn comes.
     *
     * @param workspace locked by the transaction that calls
     */
    void enter(Workspace workspace, Run run) {
        run.enterQueue(workspace.nextQueuePosition());
        workspace.newest(run.id());
        advance(workspace);
    }

    /**
     * Lets a waiting run start before all others. The run that held the workspace is over.
     *
     * @param workspace locked by the transaction that calls
     */
    void startNow(Workspace workspace, Run run) {
        workspace.release();
        start(workspace, run);
    }

    private void start(Workspace workspace, Run run) {
        workspace.occupy(run.id());
        moves.move(run, new Move(NextStep.onTurn(run.status()), new Actor.Engine(), clock.instant()));
    }

    private dev.runyard.persistence.run.@Nullable RunStatus status(@Nullable RunId current) {
        return current == null ? null : runs.findById(current).map(Run::status).orElse(null);
    }
}
