package dev.runyard.ui.project;

import static dev.runyard.engine.access.Permission.MANAGE_PROJECTS;
import static dev.runyard.engine.access.Permission.READ_PROJECT;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.project.ProjectChanges;
import dev.runyard.engine.project.ProjectDirectory;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.ui.execution.ExecutionForm;
import dev.runyard.ui.execution.ExecutionForms;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.ProjectPlace;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows and changes what people set on a project. */
@Controller
class ProjectSettingsController {
    private final ProjectDirectory directory;
    private final ExecutionForms forms;

    ProjectSettingsController(ProjectDirectory directory, ExecutionForms forms) {
        this.directory = directory;
        this.forms = forms;
    }

    @GetMapping(Paths.PROJECT_SETTINGS)
    ModelAndView page(@Allowed(READ_PROJECT) ProjectPlace place) {
        return page(place, forms.of(place, now(place), ""), HttpStatus.OK);
    }

    @PostMapping(Paths.PROJECT_SETTINGS)
    ModelAndView change(
            @Allowed(MANAGE_PROJECTS) ProjectPlace place,
            @RequestParam(name = "execution-mode", defaultValue = "") String mode,
            @RequestParam(name = "agent-pool", defaultValue = "") String pool) {
        var answer = ExecutionForm.answer(mode, pool);
        try {
            directory.update(place.project().id(), null, ProjectChanges.ofExecution(answer));
            return new ModelAndView(SeeOther.to(place.settingsPath()));
        } catch (Invalid refused) {
            var form = forms.of(place, answer.apply(now(place)), String.valueOf(refused.getMessage()));
            return page(place, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ExecutionDraft now(ProjectPlace place) {
        var project = place.project();
        return ExecutionDraft.of(project.overwritesExecution(), project.defaultExecution());
    }

    private static ModelAndView page(ProjectPlace place, ExecutionForm form, HttpStatus status) {
        return new ModelAndView("project/settings", Map.of("place", place, "form", form), status);
    }
}
