package dev.runyard.ui.project;

import static dev.runyard.engine.access.Permission.READ_ORGANIZATION;

import dev.runyard.persistence.project.ProjectFilter;
import dev.runyard.persistence.project.ProjectLists;
import dev.runyard.persistence.tag.TagFilter;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.PageImpl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the projects of an organization. */
@Controller
class ProjectListController {
    private final ProjectLists lists;

    ProjectListController(ProjectLists lists) {
        this.lists = lists;
    }

    @GetMapping(Paths.PROJECTS)
    ModelAndView list(
            @Allowed(READ_ORGANIZATION) OrganizationPlace place, @RequestParam(defaultValue = "") String page) {
        var filter = new ProjectFilter(place.organization().id(), List.of(), "", TagFilter.OPEN, false);
        var request = Pages.request(page);
        var found = new PageImpl<>(
                lists.page(filter, request.getOffset(), request.getPageSize()), request, lists.count(filter));
        return new ModelAndView(
                "project/list",
                Map.of(
                        "place",
                        place,
                        "projects",
                        found.getContent(),
                        "pages",
                        Pages.of(found, Address.of(place.projectsPath()))));
    }
}
