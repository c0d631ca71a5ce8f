package dev.runyard.ui.run;

import static dev.runyard.engine.access.Permission.APPLY_RUNS;
import static dev.runyard.engine.access.Permission.CANCEL_RUNS;
import static dev.runyard.engine.access.Permission.QUEUE_RUNS;

import dev.runyard.engine.run.RunComments;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.RunPlace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What people do to a run on its page; afterwards they see the page again. */
@Controller
class RunActionController {
    private final RunLifecycle lifecycle;
    private final RunComments comments;

    RunActionController(RunLifecycle lifecycle, RunComments comments) {
        this.lifecycle = lifecycle;
        this.comments = comments;
    }

    @PostMapping(RunPageController.RUN + "/actions/confirm")
    RedirectView confirm(@Allowed(APPLY_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.confirm(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(RunPageController.RUN + "/actions/discard")
    RedirectView discard(@Allowed(APPLY_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.discard(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(RunPageController.RUN + "/actions/cancel")
    RedirectView cancel(@Allowed(CANCEL_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.cancel(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(RunPageController.RUN + "/comments")
    RedirectView comment(@Allowed(QUEUE_RUNS) RunPlace place, @RequestParam(defaultValue = "") String body) {
        comments.add(place.run().id(), body, place.visitor());
        return SeeOther.to(place.path());
    }
}
