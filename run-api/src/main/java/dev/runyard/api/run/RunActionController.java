package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What people do to runs. */
@ApiController
final class RunActionController {
    private final RunLifecycle lifecycle;

    RunActionController(RunLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** What may come with an action. */
    record Remark(@Nullable String comment) {}

    @PostMapping("/api/v2/runs/{run}/actions/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.APPLY_RUNS)
    void confirm(@PathVariable RunId run, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        lifecycle.confirm(run, actor, remark.comment());
    }

    @PostMapping("/api/v2/runs/{run}/actions/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.APPLY_RUNS)
    void discard(@PathVariable RunId run, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        lifecycle.discard(run, actor, remark.comment());
    }

    @PostMapping("/api/v2/runs/{run}/actions/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.CANCEL_RUNS)
    void cancel(@PathVariable RunId run, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        lifecycle.cancel(run, actor, remark.comment());
    }
}
