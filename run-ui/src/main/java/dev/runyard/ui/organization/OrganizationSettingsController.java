package dev.runyard.ui.organization;

import static dev.runyard.engine.access.Permission.READ_ORGANIZATION;
import static dev.runyard.engine.access.Permission.UPDATE_ORGANIZATION;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.organization.OrganizationChanges;
import dev.runyard.engine.organization.OrganizationDirectory;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.ui.execution.ExecutionForm;
import dev.runyard.ui.execution.ExecutionForms;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.OrganizationPlace;
import dev.runyard.ui.place.Paths;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows and changes what people set on an organization. */
@Controller
class OrganizationSettingsController {
    private final OrganizationDirectory directory;
    private final ExecutionForms forms;

    OrganizationSettingsController(OrganizationDirectory directory, ExecutionForms forms) {
        this.directory = directory;
        this.forms = forms;
    }

    @GetMapping(Paths.ORGANIZATION_SETTINGS)
    ModelAndView page(@Allowed(READ_ORGANIZATION) OrganizationPlace place) {
        return page(place, forms.of(place, now(place), ""), HttpStatus.OK);
    }

    @PostMapping(Paths.ORGANIZATION_SETTINGS)
    ModelAndView change(
            @Allowed(UPDATE_ORGANIZATION) OrganizationPlace place,
            @RequestParam(name = "execution-mode", defaultValue = "") String mode,
            @RequestParam(name = "agent-pool", defaultValue = "") String pool) {
        var answer = ExecutionForm.answer(mode, pool);
        try {
            directory.update(place.organization().id(), OrganizationChanges.ofExecution(answer));
            return new ModelAndView(SeeOther.to(place.settingsPath()));
        } catch (Invalid refused) {
            var form = forms.of(place, answer.apply(now(place)), String.valueOf(refused.getMessage()));
            return page(place, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ExecutionDraft now(OrganizationPlace place) {
        return ExecutionDraft.of(true, place.organization().defaultExecution());
    }

    private static ModelAndView page(OrganizationPlace place, ExecutionForm form, HttpStatus status) {
        return new ModelAndView("organization/settings", Map.of("place", place, "form", form), status);
    }
}
