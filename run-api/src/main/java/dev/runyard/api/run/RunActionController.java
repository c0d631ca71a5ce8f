package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.ForceExecution;
import dev.runyard.engine.run.RunLifecycle;
import dev.runyard.engine.run.RunRetry;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSource;
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
    private final ForceExecution force;
    private final RunRetry retries;

    RunActionController(RunLifecycle lifecycle, ForceExecution force, RunRetry retries) {
        this.lifecycle = lifecycle;
        this.force = force;
        this.retries = retries;
    }

    /** What may come with an action. */
    record Remark(@Nullable String comment) {}

    /** What may come with a retry. */
    record Retry(
            @Nullable String terraformVersion, @Nullable String comment) {}

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

    @PostMapping("/api/v2/runs/{run}/actions/force-cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.FORCE_CANCEL_RUNS)
    void forceCancel(@PathVariable RunId run, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        lifecycle.forceCancel(run, actor, remark.comment());
    }

    /** HCP Terraform documents that this takes no body. */
    @PostMapping("/api/v2/runs/{run}/actions/force-execute")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.FORCE_EXECUTE_RUNS)
    void forceExecute(@PathVariable RunId run, Actor actor) {
        force.execute(run, actor);
    }

    /** Our own: HCP Terraform has a button for it, but no door. */
    @PostMapping("/api/v2/runs/{run}/actions/retry")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.QUEUE_RUNS)
    Run retry(@PathVariable RunId run, @JsonApiBody(optional = true) Retry wish, Actor actor) {
        return retries.retry(run, new RunRetry.Wish(RunSource.API, wish.terraformVersion(), wish.comment()), actor);
    }
}
