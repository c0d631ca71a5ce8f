package dev.runyard.api.workspace;

import static java.util.Map.entry;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.security.PermissionMap;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.workspace.Workspace;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The {@code permissions} of a workspace. {@code can-force-delete} has to be there: by it clients know of safe deletes. */
@Component
final class WorkspacePermissions {
    private static final Map<String, Permission> NAMES = Map.ofEntries(
            entry("can-update", Permission.UPDATE_WORKSPACE),
            entry("can-destroy", Permission.DELETE_WORKSPACE),
            entry("can-force-delete", Permission.FORCE_DELETE_WORKSPACE),
            entry("can-queue-run", Permission.QUEUE_RUNS),
            entry("can-queue-apply", Permission.APPLY_RUNS),
            entry("can-queue-destroy", Permission.APPLY_RUNS),
            entry("can-read-run", Permission.READ_RUNS),
            entry("can-read-variable", Permission.READ_VARIABLES),
            entry("can-update-variable", Permission.WRITE_VARIABLES),
            entry("can-read-state-versions", Permission.READ_STATE),
            entry("can-read-state-outputs", Permission.READ_STATE_OUTPUTS),
            entry("can-create-state-versions", Permission.WRITE_STATE),
            entry("can-lock", Permission.LOCK_WORKSPACE),
            entry("can-unlock", Permission.LOCK_WORKSPACE),
            entry("can-force-unlock", Permission.FORCE_UNLOCK_WORKSPACE),
            entry("can-manage-tags", Permission.MANAGE_TAGS),
            entry("can-read-settings", Permission.READ_WORKSPACE));

    private static final List<String> NOBODYS = List.of(
            "can-manage-assessments",
            "can-manage-ephemeral-workspaces",
            "can-manage-hyok",
            "can-manage-run-tasks",
            "can-read-assessment-results");

    private final PermissionMap permissions;

    WorkspacePermissions(PermissionMap permissions) {
        this.permissions = permissions;
    }

    Batch<Workspace, Object> attribute() {
        return permissions.of(Workspace::id, NAMES, NOBODYS);
    }
}
