package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.workspace.WorkspaceLocks;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Locking and unlocking. */
@ApiController
final class WorkspaceLockController {
    private final WorkspaceLocks locks;

    WorkspaceLockController(WorkspaceLocks locks) {
        this.locks = locks;
    }

    @PostMapping("/api/v2/workspaces/{id}/actions/lock")
    @Requires(Permission.LOCK_WORKSPACE)
    Workspace lock(@PathVariable WorkspaceId id, @JsonApiBody(optional = true) LockReason why, Actor actor) {
        return locks.lock(id, why.reason(), actor);
    }

    @PostMapping("/api/v2/workspaces/{id}/actions/unlock")
    @Requires(Permission.LOCK_WORKSPACE)
    Workspace unlock(@PathVariable WorkspaceId id, Actor actor) {
        return locks.unlock(id, actor);
    }

    @PostMapping("/api/v2/workspaces/{id}/actions/force-unlock")
    @Requires(Permission.FORCE_UNLOCK_WORKSPACE)
    Workspace forceUnlock(@PathVariable WorkspaceId id) {
        return locks.forceUnlock(id);
    }
}
