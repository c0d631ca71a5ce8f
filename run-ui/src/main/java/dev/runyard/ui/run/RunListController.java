package dev.runyard.ui.run;

import static dev.runyard.engine.access.Permission.READ_RUNS;

import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the runs of a workspace, newest first. Going on costs the same however many there are. */
@Controller
class RunListController {
    private static final int SIZE = 30;

    private final Runs runs;
    private final Names names;

    RunListController(Runs runs, Names names) {
        this.runs = runs;
        this.names = names;
    }

    @GetMapping({
        "/app/{organization}/{workspace}/runs",
        "/app/{organization}/workspaces/{workspace}/runs",
        "/app/{organization}/workspaces/{workspace}"
    })
    ModelAndView list(
            @Allowed(READ_RUNS) WorkspacePlace place,
            @RequestParam(defaultValue = "false") boolean planOnly,
            @RequestParam(required = false) @Nullable String before) {
        var found = before == null
                ? runs.newest(place.workspace().id(), planOnly, Limit.of(SIZE + 1))
                : older(place, planOnly, new RunId(before));
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        return new ModelAndView(
                "run/list",
                Map.of(
                        "place",
                        place,
                        "planOnly",
                        planOnly,
                        "runs",
                        rows(place, shown),
                        "last",
                        found.size() > SIZE ? shown.getLast().id().value() : ""));
    }

    private List<Run> older(WorkspacePlace place, boolean planOnly, RunId id) {
        var workspace = place.workspace().id();
        var last = runs.findById(id)
                .filter(run -> run.workspaceId().equals(workspace))
                .orElseThrow(NotFound::new);
        return runs.older(workspace, planOnly, last.createdAt(), id, Limit.of(SIZE + 1));
    }

    private List<RunRow> rows(WorkspacePlace place, List<Run> shown) {
        var nameOf = names.of(shown.stream().map(Run::createdBy).toList());
        return shown.stream()
                .map(run -> new RunRow(place.path(run.id()), Heading.of(run, nameOf.apply(run.createdBy()))))
                .toList();
    }
}
