package dev.runyard.api.project;

import static java.util.Map.entry;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.View;
import dev.runyard.api.security.PermissionMap;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is shown of a project but kept elsewhere. */
@Component
final class ProjectDetails {
    private static final Map<String, Permission> NAMES = Map.ofEntries(
            entry("can-read", Permission.READ_PROJECT),
            entry("can-update", Permission.MANAGE_PROJECTS),
            entry("can-destroy", Permission.MANAGE_PROJECTS),
            entry("can-create-workspace", Permission.CREATE_WORKSPACE),
            entry("can-move-workspace", Permission.MOVE_WORKSPACES));

    private final Workspaces workspaces;
    private final PermissionMap permissions;

    ProjectDetails(Workspaces workspaces, PermissionMap permissions) {
        this.workspaces = workspaces;
        this.permissions = permissions;
    }

    Batch<Project, Object> permissions() {
        return permissions.of(Project::id, NAMES, List.of());
    }

    Column<Project, Object> workspaceCounts(List<Project> rows, View view) {
        var counts = new HashMap<String, Long>();
        workspaces
                .countByProject(
                        rows.stream().map(project -> project.id().value()).toList())
                .forEach(count -> counts.put(count.getProject(), count.getNumber()));
        return project -> counts.getOrDefault(project.id().value(), 0L);
    }
}
