package dev.runyard.ui.workspace;

import static dev.runyard.engine.access.Permission.READ_ORGANIZATION;

import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Grants;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the workspaces of an organization that somebody may see. */
@Controller
class WorkspaceListController {
    private final Workspaces workspaces;
    private final Access access;

    WorkspaceListController(Workspaces workspaces, Access access) {
        this.workspaces = workspaces;
        this.access = access;
    }

    @GetMapping({"/app/{organization}", "/app/{organization}/workspaces"})
    ModelAndView list(@Allowed(READ_ORGANIZATION) OrganizationPlace place, @RequestParam(defaultValue = "1") int page) {
        var organization = place.organization();
        var found = workspaces.search(organization.id(), "", Pages.request(page));
        return new ModelAndView(
                "workspace/list",
                Map.of(
                        "place", place,
                        "workspaces", visible(place, found.getContent()),
                        "pages", Pages.of(found, place.path())));
    }

    private List<WorkspacePlace> visible(OrganizationPlace around, List<Workspace> found) {
        var grants = access.onAll(
                around.visitor().user(), found.stream().map(Workspace::id).toList());
        return found.stream()
                .map(workspace -> new WorkspacePlace(
                        around.visitor(),
                        around.organization(),
                        workspace,
                        grants.getOrDefault(workspace.id(), Grants.NONE)))
                .filter(place -> place.grants().visible())
                .toList();
    }
}
