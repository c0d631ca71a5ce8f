package dev.runyard.ui.workspace;

import static dev.runyard.engine.access.Permission.READ_WORKSPACE;
import static dev.runyard.engine.access.Permission.UPDATE_WORKSPACE;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.workspace.WorkspaceDirectory;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Projects;
import dev.runyard.ui.execution.ExecutionForm;
import dev.runyard.ui.execution.ExecutionForms;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows and changes what people set on a workspace. */
@Controller
class WorkspaceSettingsController {
    private final WorkspaceDirectory directory;
    private final Projects projects;
    private final ExecutionForms forms;

    WorkspaceSettingsController(WorkspaceDirectory directory, Projects projects, ExecutionForms forms) {
        this.directory = directory;
        this.projects = projects;
        this.forms = forms;
    }

    @GetMapping(Paths.WORKSPACE_SETTINGS)
    ModelAndView page(@Allowed(READ_WORKSPACE) WorkspacePlace place) {
        return page(place, now(place), "", HttpStatus.OK);
    }

    @PostMapping(Paths.WORKSPACE_SETTINGS)
    ModelAndView change(
            @Allowed(UPDATE_WORKSPACE) WorkspacePlace place,
            @RequestParam(name = "execution-mode", defaultValue = "") String mode,
            @RequestParam(name = "agent-pool", defaultValue = "") String pool) {
        var answer = ExecutionForm.answer(mode, pool);
        try {
            directory.update(place.workspace().id(), draft -> draft.with(answer.apply(draft.execution())));
            return new ModelAndView(SeeOther.to(place.settingsPath()));
        } catch (Invalid refused) {
            var refusal = String.valueOf(refused.getMessage());
            return page(place, answer.apply(now(place)), refusal, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ExecutionDraft now(WorkspacePlace place) {
        var settings = place.workspace().settings();
        return ExecutionDraft.of(settings.overwritesExecution(), settings.execution());
    }

    private ModelAndView page(WorkspacePlace place, ExecutionDraft draft, String refusal, HttpStatus status) {
        var project = projects.findById(place.workspace().projectId()).orElseThrow(NotFound::new);
        var form = forms.of(place, project.defaultExecution(), draft, refusal);
        return new ModelAndView("workspace/settings", Map.of("place", place, "form", form), status);
    }
}
