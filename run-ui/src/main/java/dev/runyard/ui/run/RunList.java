package dev.runyard.ui.run;

import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reads lists of runs, newest first, at a cost that does not depend on how many there are. */
@Component
final class RunList {
    private static final int SIZE = 30;

    /** Among so many runs those with a status are looked for at once. */
    private static final int LOOKED = 1000;

    private static final Mark BEFORE_ALL = new Mark(Instant.parse("9999-12-31T00:00:00Z"), "");

    private final Runs runs;

    RunList(Runs runs) {
        this.runs = runs;
    }

    /**
     * A part of a list.
     *
     * @param last the id of the run after which it goes on; empty at its end
     */
    record Found(List<Run> shown, String last) {}

    /**
     * Returns what follows a run.
     *
     * @param before the id of that run; empty for the beginning
     * @throws NotFound when it is no run of this workspace
     */
    Found of(WorkspaceId workspace, boolean planOnly, StatusFilter status, String before) {
        var mark = before.isEmpty() ? BEFORE_ALL : mark(workspace, new RunId(before));
        return status.isOpen() ? all(workspace, planOnly, mark) : with(status, workspace, planOnly, mark);
    }

    private Found all(WorkspaceId workspace, boolean planOnly, Mark mark) {
        var found = runs.older(workspace, planOnly, mark.at(), new RunId(mark.id()), Limit.of(SIZE + 1));
        return cut(found, "");
    }

    private Found with(StatusFilter status, WorkspaceId workspace, boolean planOnly, Mark mark) {
        var statuses = status.statuses().stream().map(RunStatus::wireName).toList();
        var place = workspace.value();
        var found = runs.olderWith(statuses, place, planOnly, mark.at(), mark.id(), LOOKED, SIZE + 1);
        var rest = found.size() > SIZE
                ? ""
                : runs.lastLookedAt(place, planOnly, mark.at(), mark.id(), LOOKED)
                        .orElse("");
        return cut(found, rest);
    }

    private static Found cut(List<Run> found, String rest) {
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        return new Found(shown, found.size() > SIZE ? shown.getLast().id().value() : rest);
    }

    private Mark mark(WorkspaceId workspace, RunId id) {
        return runs.findById(id)
                .filter(run -> run.workspaceId().equals(workspace))
                .map(run -> new Mark(run.createdAt(), id.value()))
                .orElseThrow(NotFound::new);
    }

    /** Where a list goes on. */
    private record Mark(Instant at, String id) {}
}
