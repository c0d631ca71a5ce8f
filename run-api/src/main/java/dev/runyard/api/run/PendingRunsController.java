package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.run.RunActionController.Remark;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.run.PendingRuns;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Ends all that waits in a workspace. Our own: HCP Terraform ends runs one by one. One request ends a thousand runs at most,
 * the next ones first, and answers which; {@code more} says that it should be repeated.
 */
@ApiController
final class PendingRunsController {
    private final PendingRuns pending;

    PendingRunsController(PendingRuns pending) {
        this.pending = pending;
    }

    @PostMapping("/api/v2/workspaces/{workspace}/actions/cancel-pending-runs")
    @Requires(Permission.CANCEL_RUNS)
    EndedRuns cancel(@PathVariable WorkspaceId workspace, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        return new EndedRuns(workspace, pending.cancel(workspace, actor, remark.comment()));
    }

    @PostMapping("/api/v2/workspaces/{workspace}/actions/discard-pending-runs")
    @Requires(Permission.APPLY_RUNS)
    EndedRuns discard(@PathVariable WorkspaceId workspace, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        return new EndedRuns(workspace, pending.discard(workspace, actor, remark.comment()));
    }
}
