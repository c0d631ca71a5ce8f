package dev.runyard.ui.run;

import static dev.runyard.engine.access.Permission.READ_RUNS;

import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Live;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the runs of a workspace, newest first. Going on costs the same however many there are. */
@Controller
class RunListController {
    private final RunList list;
    private final RunRows rows;

    RunListController(RunList list, RunRows rows) {
        this.list = list;
        this.rows = rows;
    }

    @GetMapping({Paths.RUNS, Paths.RUNS_OF_CLI})
    ModelAndView list(
            @Allowed(READ_RUNS) WorkspacePlace place,
            @RequestParam(defaultValue = "false") String planOnly,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String seen) {
        var wanted = new Wanted(planOnly.equals("true"), StatusFilter.of(status), before);
        var found = list.of(place.workspace().id(), wanted.planOnly(), wanted.status(), before);
        var shown = rows.of(found.shown(), run -> place.path(run.id()));
        return Live.view(
                "run/list",
                wanted.from(place, before),
                List.of(shown, found.last()),
                seen,
                () -> Map.of("place", place, "wanted", wanted, "runs", shown, "last", found.last()));
    }

    /**
     * Which runs somebody wants to see.
     *
     * @param before the id of the run that the list follows; empty from the newest on
     */
    public record Wanted(boolean planOnly, StatusFilter status, String before) {
        /** Returns the address of the list that follows a run; of the whole list when the id is empty. */
        public Address from(WorkspacePlace place, String run) {
            return Address.of(place.runsPath())
                    .with("planOnly", planOnly ? "true" : "")
                    .with("status", status.name())
                    .with("before", run);
        }
    }
}
