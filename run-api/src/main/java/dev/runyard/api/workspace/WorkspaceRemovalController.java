package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.workspace.WorkspaceRemoval;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Two ways to remove a workspace: safely, when it manages nothing, and by force. */
@ApiController
@ResponseStatus(HttpStatus.NO_CONTENT)
final class WorkspaceRemovalController {
    private final WorkspaceRemoval removal;

    WorkspaceRemovalController(WorkspaceRemoval removal) {
        this.removal = removal;
    }

    @PostMapping("/api/v2/workspaces/{id}/actions/safe-delete")
    @Requires(Permission.DELETE_WORKSPACE)
    void removeSafely(@PathVariable WorkspaceId id) {
        removal.removeSafely(id);
    }

    @PostMapping("/api/v2/organizations/{organization}/workspaces/{workspace}/actions/safe-delete")
    @Requires(Permission.DELETE_WORKSPACE)
    void removeSafelyByName(WorkspaceId id) {
        removal.removeSafely(id);
    }

    @DeleteMapping("/api/v2/workspaces/{id}")
    @Requires(Permission.FORCE_DELETE_WORKSPACE)
    void removeByForce(@PathVariable WorkspaceId id) {
        removal.removeByForce(id);
    }

    @DeleteMapping("/api/v2/organizations/{organization}/workspaces/{workspace}")
    @Requires(Permission.FORCE_DELETE_WORKSPACE)
    void removeByForceByName(WorkspaceId id) {
        removal.removeByForce(id);
    }
}
