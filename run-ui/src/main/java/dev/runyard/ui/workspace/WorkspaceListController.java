package dev.runyard.ui.workspace;

import static dev.runyard.engine.access.Permission.READ_ORGANIZATION;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceFilter;
import dev.runyard.persistence.workspace.WorkspaceLists;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Live;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.run.StatusFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the workspaces of an organization that somebody may see, each with its current or latest run. */
@Controller
class WorkspaceListController {
    private final WorkspaceLists lists;
    private final WorkspaceRows rows;

    WorkspaceListController(WorkspaceLists lists, WorkspaceRows rows) {
        this.lists = lists;
        this.rows = rows;
    }

    @GetMapping({Paths.ORGANIZATION, Paths.WORKSPACES})
    ModelAndView list(
            @Allowed(READ_ORGANIZATION) OrganizationPlace place,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String tags,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String seen) {
        var wanted = new Wanted(search.strip(), tags.strip(), StatusFilter.of(status));
        var address = wanted.address(place);
        var found = find(place, wanted, Pages.request(page));
        var shown = rows.of(place, found.getContent());
        var pages = Pages.of(found, address);
        return Live.view(
                "workspace/list",
                address.with("page", page),
                List.of(shown, pages),
                seen,
                () -> Map.of("place", place, "wanted", wanted, "workspaces", shown, "pages", pages));
    }

    private Page<Workspace> find(OrganizationPlace place, Wanted wanted, Pageable page) {
        var filter = wanted.filter(place.organization().id());
        return new PageImpl<>(
                lists.page(filter, page.getOffset(), page.getPageSize()),
                page,
                lists.count(filter, page.getOffset(), page.getPageSize()));
    }

    /** Signs that mean more than themselves in a pattern are escaped. */
    private static String literally(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Which workspaces somebody wants to see. */
    public record Wanted(String search, String tags, StatusFilter status) {
        Address address(OrganizationPlace place) {
            return Address.of(place.path())
                    .with("search", search)
                    .with("tags", tags)
                    .with("status", status.name());
        }

        WorkspaceFilter filter(OrganizationId organization) {
            return new WorkspaceFilter(
                    organization,
                    List.of("%" + literally(search) + "%"),
                    null,
                    WantedTags.filter(tags),
                    status.isOpen() ? null : Set.copyOf(status.statuses()),
                    WorkspaceFilter.Order.NAME,
                    false);
        }

        /** Tells whether all are shown. */
        public boolean isOpen() {
            return search.isEmpty() && tags.isEmpty() && status.isOpen();
        }
    }
}
