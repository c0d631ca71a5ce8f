package dev.runyard.ui.run;

import static dev.runyard.engine.access.Permission.APPLY_RUNS;
import static dev.runyard.engine.access.Permission.CANCEL_RUNS;
import static dev.runyard.engine.access.Permission.FORCE_CANCEL_RUNS;
import static dev.runyard.engine.access.Permission.FORCE_EXECUTE_RUNS;
import static dev.runyard.engine.access.Permission.QUEUE_RUNS;

import dev.runyard.engine.run.ForceExecution;
import dev.runyard.engine.run.RunComments;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.engine.run.RunRetry;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.ui.page.SeeOther;
import dev.runyard.ui.place.Allowed;
import dev.runyard.ui.place.Paths;
import dev.runyard.ui.place.RunPlace;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What people do to a run on its page; afterwards they see the page again. */
@Controller
class RunActionController {
    private final RunLifecycle lifecycle;
    private final ForceExecution force;
    private final RunRetry retries;
    private final RunComments comments;

    RunActionController(RunLifecycle lifecycle, ForceExecution force, RunRetry retries, RunComments comments) {
        this.lifecycle = lifecycle;
        this.force = force;
        this.retries = retries;
        this.comments = comments;
    }

    @PostMapping(Paths.RUN + "/actions/confirm")
    RedirectView confirm(@Allowed(APPLY_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.confirm(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(Paths.RUN + "/actions/discard")
    RedirectView discard(@Allowed(APPLY_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.discard(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(Paths.RUN + "/actions/cancel")
    RedirectView cancel(@Allowed(CANCEL_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.cancel(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(Paths.RUN + "/actions/force-cancel")
    RedirectView forceCancel(
            @Allowed(FORCE_CANCEL_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        lifecycle.forceCancel(place.run().id(), place.visitor(), comment);
        return SeeOther.to(place.path());
    }

    @PostMapping(Paths.RUN + "/actions/force-execute")
    RedirectView forceExecute(@Allowed(FORCE_EXECUTE_RUNS) RunPlace place) {
        force.execute(place.run().id(), place.visitor());
        return SeeOther.to(place.path());
    }

    /** Leads to the new run. */
    @PostMapping(Paths.RUN + "/actions/retry")
    RedirectView retry(@Allowed(QUEUE_RUNS) RunPlace place, @RequestParam(defaultValue = "") String comment) {
        var again = retries.retry(place.run().id(), new RunRetry.Wish(RunSource.UI, null, comment), place.visitor());
        return SeeOther.to(place.surroundings().path(again.id()));
    }

    @PostMapping(Paths.RUN + "/comments")
    RedirectView comment(@Allowed(QUEUE_RUNS) RunPlace place, @RequestParam(defaultValue = "") String body) {
        comments.add(place.run().id(), body, place.visitor());
        return SeeOther.to(place.path());
    }
}
