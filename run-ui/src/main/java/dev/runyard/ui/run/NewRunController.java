package dev.runyard.ui.run;

import static dev.runyard.engine.access.Permission.APPLY_RUNS;
import static dev.runyard.engine.access.Permission.QUEUE_RUNS;

import dev.runyard.engine.run.RunCreation;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.WorkspacePlace;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Starts runs: a form, which comes back with the reason when what it asks for is refused. */
@Controller
class NewRunController {
    private final RunCreation creation;
    private final Configurations configurations;

    NewRunController(RunCreation creation, Configurations configurations) {
        this.creation = creation;
        this.configurations = configurations;
    }

    /** What the address says is filled in already. */
    @GetMapping(Paths.RUNS + "/new")
    ModelAndView form(@Allowed(QUEUE_RUNS) WorkspacePlace place, @RequestParam MultiValueMap<String, String> filledIn) {
        return page(place, NewRunForm.of(filledIn), null, HttpStatus.OK);
    }

    @PostMapping(Paths.RUNS)
    ModelAndView start(@Allowed(QUEUE_RUNS) WorkspacePlace place, @RequestParam MultiValueMap<String, String> sent) {
        var form = NewRunForm.of(sent);
        if (form.appliesByItself()) {
            place.grants().require(APPLY_RUNS);
        }
        try {
            var run = creation.create(form.request(place), place.visitor().user());
            return new ModelAndView(SeeOther.to(place.path(run.id())));
        } catch (Invalid refused) {
            return page(place, form, refused, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView page(WorkspacePlace place, NewRunForm form, @Nullable Invalid refused, HttpStatus status) {
        return new ModelAndView(
                "run/new",
                Map.of(
                        "place",
                        place,
                        "form",
                        form,
                        "configurations",
                        configurations.of(place.workspace()),
                        "refusal",
                        FieldError.of(refused)),
                status);
    }
}
