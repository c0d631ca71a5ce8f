package dev.runyard.engine.run;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Move;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Ends the runs that wait for their turn in a workspace, many at once. */
@Component
public final class PendingRuns {
    /** How many runs one step ends: it holds the lock of the workspace meanwhile. */
    static final int PER_STEP = 50;

    private static final int PER_REQUEST = 1000;

    private final Steps steps;
    private final Workspaces workspaces;
    private final Runs runs;
    private final RunMoves moves;
    private final RunComments comments;
    private final InstantSource clock;

    PendingRuns(
            Steps steps, Workspaces workspaces, Runs runs, RunMoves moves, RunComments comments, InstantSource clock) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.runs = runs;
        this.moves = moves;
        this.comments = comments;
        this.clock = clock;
    }

    /**
     * The runs that were ended.
     *
     * @param runs in the order in which they would have started
     * @param more whether there may be more than one request ends
     */
    public record Ended(List<RunId> runs, boolean more) {}

    /** Cancels what waits in a workspace, a thousand runs at most. */
    public Ended cancel(WorkspaceId id, Actor by, @Nullable String comment) {
        return end(id, new End(RunAction.CANCEL, by, null, comment));
    }

    /** As {@link #cancel}, discarding them. */
    public Ended discard(WorkspaceId id, Actor by, @Nullable String comment) {
        return end(id, new End(RunAction.DISCARD, by, null, comment));
    }

    private Ended end(WorkspaceId id, End end) {
        var ended = new ArrayList<RunId>();
        List<RunId> some;
        do {
            some = steps.take(() -> {
                var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
                return end(runs.lockPending(workspace.id(), Limit.of(PER_STEP)), end);
            });
            ended.addAll(some);
        } while (some.size() == PER_STEP && ended.size() < PER_REQUEST);
        return new Ended(ended, ended.size() >= PER_REQUEST);
    }

    /** Cancels what waits before a place in the queue; each of these steps ends at most {@link #PER_STEP} runs. */
    void cancelBefore(WorkspaceId id, long position, Actor by, String why) {
        int ended;
        do {
            ended = steps.take(() -> {
                var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
                return cancelBefore(workspace, position, by, why);
            });
        } while (ended == PER_STEP);
    }

    /** One such step, as a part of one that has locked the workspace. Returns how many runs it ended. */
    int cancelBefore(Workspace workspace, long position, Actor by, String why) {
        var waiting = runs.lockWaitingBefore(workspace.id(), position, Limit.of(PER_STEP));
        return end(waiting, new End(RunAction.CANCEL, by, why, null)).size();
    }

    private List<RunId> end(List<Run> waiting, End end) {
        for (Run run : waiting) {
            var said = comments.addIfGiven(run.id(), end.comment(), end.by());
            moves.move(run, new Move(end.action(), end.by(), clock.instant(), end.why(), said));
        }
        return waiting.stream().map(Run::id).toList();
    }

    private record End(
            RunAction action,
            Actor by,
            @Nullable String why,
            @Nullable String comment) {}
}
