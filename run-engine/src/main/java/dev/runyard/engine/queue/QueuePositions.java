package dev.runyard.engine.queue;

import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.job.JobTurns;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Tells how far runs have come in the queue they are in, with two queries at most for any number of runs. */
@Component
public final class QueuePositions {
    private static final Set<RunStatus> FOR_A_WORKER = Set.of(RunStatus.PLAN_QUEUED, RunStatus.APPLY_QUEUED);

    private static final Set<RunStatus> FOR_ITS_TURN = Set.of(RunStatus.PENDING, RunStatus.CONFIRMED);

    private final Runs runs;
    private final JobTurns turns;
    private final ServerLimits limits;

    QueuePositions(Runs runs, JobTurns turns, ServerLimits limits) {
        this.runs = runs;
        this.turns = turns;
        this.limits = limits;
    }

    /**
     * Returns the place of each run, counted from 1: of one whose phase waits for a worker, among all such, in the order of
     * claims; of one that waits for its turn in its workspace, among all such there. Others are left out.
     */
    public Map<RunId, Integer> of(Collection<Run> asked) {
        var places = new HashMap<RunId, Integer>();
        var ready = ids(asked, run -> FOR_A_WORKER.contains(run.status()));
        if (!ready.isEmpty()) {
            turns.places(ready, limits.ceiling())
                    .forEach(place -> places.put(new RunId(place.getRun()), place.getPlace()));
        }
        var waiting = ids(asked, run -> FOR_ITS_TURN.contains(run.status()));
        if (!waiting.isEmpty()) {
            var workspaces = asked.stream()
                    .map(run -> run.workspaceId().value())
                    .distinct()
                    .toList();
            runs.places(workspaces, waiting).forEach(place -> places.put(new RunId(place.getRun()), place.getPlace()));
        }
        return places;
    }

    private static List<String> ids(Collection<Run> runs, Predicate<Run> wanted) {
        return runs.stream().filter(wanted).map(run -> run.id().value()).toList();
    }
}
