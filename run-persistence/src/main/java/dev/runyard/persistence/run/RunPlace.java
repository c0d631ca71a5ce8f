package dev.runyard.persistence.run;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;

/**
 * Whose runs a list holds.
 *
 * @param column which column of a run names it
 */
public record RunPlace(String column, List<String> ids) {
    public static RunPlace of(OrganizationId organization) {
        return new RunPlace("organization_id", List.of(organization.value()));
    }

    public static RunPlace of(Collection<WorkspaceId> workspaces) {
        return new RunPlace(
                "workspace_id", workspaces.stream().map(WorkspaceId::value).toList());
    }
}
