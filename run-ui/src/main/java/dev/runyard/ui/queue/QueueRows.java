package dev.runyard.ui.queue;

import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.ui.place.WorkspacePlace;
import dev.runyard.ui.run.RunRows;
import dev.runyard.ui.run.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes rows of queues out of runs, with a fixed number of queries. */
@Component
final class QueueRows {
    private final RunRows rows;
    private final Waiting waiting;

    QueueRows(RunRows rows, Waiting waiting) {
        this.rows = rows;
        this.waiting = waiting;
    }

    /** Returns a row for each run, in the same order; {@code places} has the workspaces of all of them. */
    List<QueueRow> of(List<Run> runs, Map<WorkspaceId, WorkspacePlace> places) {
        var shown = rows.of(runs, run -> place(run, places).path(run.id()));
        var reasons = waiting.reasons(runs, run -> place(run, places)::path);
        var positions = waiting.positions(runs);
        var made = new ArrayList<QueueRow>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            var place = place(run, places);
            made.add(new QueueRow(
                    shown.get(i),
                    positions.getOrDefault(run.id(), 0),
                    place.workspace().name(),
                    place.path(),
                    reasons.get(run.id())));
        }
        return made;
    }

    private static WorkspacePlace place(Run run, Map<WorkspaceId, WorkspacePlace> places) {
        return Objects.requireNonNull(places.get(run.workspaceId()));
    }
}
