package dev.runyard.ui.queue;

import static dev.runyard.engine.access.Permission.READ_RUNS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Grants;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Live;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows all runs of an organization that are not over, oldest first, with what each waits for. */
@Controller
class OrganizationQueueController {
    private final Runs runs;
    private final Workspaces workspaces;
    private final Access access;
    private final QueueRows rows;

    OrganizationQueueController(Runs runs, Workspaces workspaces, Access access, QueueRows rows) {
        this.runs = runs;
        this.workspaces = workspaces;
        this.access = access;
        this.rows = rows;
    }

    @GetMapping(Paths.ORGANIZATION + "/runs/queue")
    ModelAndView page(
            @Allowed(READ_RUNS) OrganizationPlace place,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String seen) {
        var address = Address.of(place.queuePath());
        var found = runs.active(place.organization().id(), Pages.request(page));
        var places = places(place, found.getContent());
        var shown = rows.of(
                found.stream()
                        .filter(run -> places.containsKey(run.workspaceId()))
                        .toList(),
                places);
        var pages = Pages.of(found, address);
        return Live.view(
                "queue/organization",
                address.with("page", page),
                List.of(shown, pages),
                seen,
                () -> Map.of("place", place, "queue", shown, "pages", pages));
    }

    /** Leaves out those whose runs the visitor may not see. */
    private Map<WorkspaceId, WorkspacePlace> places(OrganizationPlace place, List<Run> found) {
        var ids = found.stream().map(Run::workspaceId).distinct().toList();
        var grants = access.onAll(place.visitor().user(), ids);
        return workspaces.findAllById(ids).stream()
                .map(workspace -> place.workspace(workspace, grants.getOrDefault(workspace.id(), Grants.NONE)))
                .filter(WorkspacePlace::showsRuns)
                .collect(toMap(there -> there.workspace().id(), identity()));
    }
}
