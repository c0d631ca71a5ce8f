package dev.runyard.ui.organization;

import dev.runyard.persistence.organization.OrganizationSearch;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.ui.page.Address;
import dev.runyard.ui.page.Pages;
import dev.runyard.ui.place.Visitor;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists the organizations that somebody belongs to; a site admin sees all. */
@Controller
class OrganizationListController {
    private static final String PATH = "/app";

    private final Organizations organizations;

    OrganizationListController(Organizations organizations) {
        this.organizations = organizations;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String page, Visitor visitor) {
        var user = visitor.user();
        var request = Pages.request(page);
        var found = user.siteAdmin()
                ? organizations.search(OrganizationSearch.ALL, request)
                : organizations.ofMember(user.id(), OrganizationSearch.ALL, request);
        return new ModelAndView(
                "organization/list",
                Map.of(
                        "organizations",
                        found.getContent(),
                        "siteAdmin",
                        user.siteAdmin(),
                        "pages",
                        Pages.of(found, Address.of(PATH))));
    }
}
