package dev.runyard.ui.workspace;

import static dev.runyard.engine.access.Permission.READ_WORKSPACE;

import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Live;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import dev.runyard.ui.run.Configurations;
import dev.runyard.ui.run.Names;
import dev.runyard.ui.run.RunRow;
import dev.runyard.ui.run.RunRows;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows a workspace: its lock, its run, its state, its configuration and its settings. */
@Controller
class WorkspacePageController {
    private final Runs runs;
    private final RunRows rows;
    private final CurrentState states;
    private final Configurations configurations;
    private final Names names;
    private final RecoverySnapshots recoveries;

    WorkspacePageController(
            Runs runs,
            RunRows rows,
            CurrentState states,
            Configurations configurations,
            Names names,
            RecoverySnapshots recoveries) {
        this.recoveries = recoveries;
        this.runs = runs;
        this.rows = rows;
        this.states = states;
        this.configurations = configurations;
        this.names = names;
    }

    @GetMapping(Paths.WORKSPACE)
    ModelAndView page(@Allowed(READ_WORKSPACE) WorkspacePlace place, @RequestParam(defaultValue = "") String seen) {
        var workspace = place.workspace();
        var lock = workspace.lock();
        var lockedBy = lock == null ? List.<Actor.Ref>of() : List.of(new Actor.Ref(lock.kind(), lock.owner()));
        var description = workspace.settings().description();
        var page = new WorkspacePage(
                description == null ? "" : description,
                LockCard.of(place, names.of(lockedBy)),
                run(place),
                states.of(place),
                late(workspace),
                place.showsRuns() ? configurations.current(workspace) : null,
                Setting.of(workspace.settings()));
        return Live.view(
                "workspace/page",
                Address.of(place.path()),
                page,
                seen,
                () -> Map.of("place", place, "page", page, "outputs", states.outputs(place)));
    }

    private long late(Workspace workspace) {
        return recoveries.keptOfWorkspaces(List.of(workspace.id().value())).stream()
                .mapToLong(RecoverySnapshots.Kept::getKept)
                .sum();
    }

    private @Nullable RunRow run(WorkspacePlace place) {
        var id = WorkspaceRows.run(place.workspace());
        if (id == null || !place.showsRuns()) {
            return null;
        }
        return runs.findById(id)
                .map(run -> rows.of(List.of(run), one -> place.path(one.id())).getFirst())
                .orElse(null);
    }
}
