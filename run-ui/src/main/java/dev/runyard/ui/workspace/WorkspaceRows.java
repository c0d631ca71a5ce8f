package dev.runyard.ui.workspace;

import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Grants;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.tag.EffectiveTagBindings;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.WorkspacePlace;
import dev.runyard.ui.run.RunRow;
import dev.runyard.ui.run.RunRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes rows of a list out of the workspaces that somebody may see: as many queries for all as for one. */
@Component
final class WorkspaceRows {
    private final Access access;
    private final Runs runs;
    private final RunRows rows;
    private final EffectiveTagBindings tags;

    WorkspaceRows(Access access, Runs runs, RunRows rows, EffectiveTagBindings tags) {
        this.access = access;
        this.runs = runs;
        this.rows = rows;
        this.tags = tags;
    }

    List<WorkspaceRow> of(OrganizationPlace around, List<Workspace> found) {
        var places = visible(around, found);
        var shown = runs(places);
        var bound = tags.of(places.stream().map(place -> place.workspace().id()).toList());
        return places.stream()
                .map(place -> row(
                        place,
                        bound.getOrDefault(place.workspace().id(), List.of()).stream()
                                .map(tag -> TagMark.of(around, tag))
                                .toList(),
                        shown))
                .toList();
    }

    /** Returns the run at the front of a workspace's queue; null when there never was one. */
    static @Nullable RunId run(Workspace workspace) {
        var front = workspace.frontRun();
        return front == null ? null : front.id();
    }

    private static WorkspaceRow row(WorkspacePlace place, List<TagMark> tags, Map<RunId, RunRow> runs) {
        var workspace = place.workspace();
        var description = workspace.settings().description();
        var run = run(workspace);
        return new WorkspaceRow(
                workspace.name(),
                place.path(),
                description == null ? "" : description,
                tags,
                workspace.lock() != null,
                run == null ? null : runs.get(run));
    }

    private List<WorkspacePlace> visible(OrganizationPlace around, List<Workspace> found) {
        var grants = access.onAll(
                around.visitor().user(), found.stream().map(Workspace::id).toList());
        return found.stream()
                .map(workspace -> around.workspace(workspace, grants.getOrDefault(workspace.id(), Grants.NONE)))
                .filter(place -> place.grants().visible())
                .toList();
    }

    private Map<RunId, RunRow> runs(List<WorkspacePlace> places) {
        Map<WorkspaceId, WorkspacePlace> byId = places.stream()
                .filter(WorkspacePlace::showsRuns)
                .collect(toMap(place -> place.workspace().id(), Function.identity()));
        var found = runs.findAllById(byId.values().stream()
                .map(place -> run(place.workspace()))
                .filter(Objects::nonNull)
                .toList());
        var made = rows.of(found, run -> path(byId, run));
        var byRun = new HashMap<RunId, RunRow>();
        for (int i = 0; i < found.size(); i++) {
            byRun.put(found.get(i).id(), made.get(i));
        }
        return byRun;
    }

    private static String path(Map<WorkspaceId, WorkspacePlace> places, Run run) {
        return Objects.requireNonNull(places.get(run.workspaceId())).path(run.id());
    }
}
