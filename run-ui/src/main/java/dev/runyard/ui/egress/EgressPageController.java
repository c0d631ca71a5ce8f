package dev.runyard.ui.egress;

import static dev.runyard.engine.access.Permission.READ_ORGANIZATION;
import static dev.runyard.engine.access.Permission.SITE_ADMIN;

import dev.runyard.engine.organization.OrganizationDirectory;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows what the runs of an organization reach over the network; the site admin sets it. */
@Controller
class EgressPageController {
    private final OrganizationDirectory directory;

    EgressPageController(OrganizationDirectory directory) {
        this.directory = directory;
    }

    @GetMapping(Paths.EGRESS)
    ModelAndView page(@Allowed(READ_ORGANIZATION) OrganizationPlace place) {
        return page(place, EgressForm.of(place.organization().egress()), "", HttpStatus.OK);
    }

    @PostMapping(Paths.EGRESS)
    ModelAndView change(
            @Allowed(SITE_ADMIN) OrganizationPlace place, @RequestParam MultiValueMap<String, String> sent) {
        var form = EgressForm.of(sent);
        try {
            var wanted = form.wanted();
            directory.allow(place.organization().id(), UnaryOperator.identity(), before -> wanted);
            return new ModelAndView(SeeOther.to(place.egressPath()));
        } catch (Invalid refused) {
            return page(place, form, String.valueOf(refused.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView page(OrganizationPlace place, EgressForm form, String refusal, HttpStatus status) {
        return new ModelAndView("egress/page", Map.of("place", place, "form", form, "refusal", refusal), status);
    }
}
