package dev.runyard.persistence.variable;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What a variable belongs to: a workspace or a variable set, one of the two. */
public record VariableOwner(
        OrganizationId organization,
        @Nullable WorkspaceId workspace,
        @Nullable VariableSetId variableSet) {

    public VariableOwner {
        if ((workspace == null) == (variableSet == null)) {
            throw new IllegalArgumentException("a variable belongs to a workspace or to a variable set");
        }
    }

    public static VariableOwner workspace(OrganizationId organization, WorkspaceId workspace) {
        return new VariableOwner(organization, workspace, null);
    }

    public static VariableOwner variableSet(VariableSet set) {
        return new VariableOwner(set.organizationId(), null, set.id());
    }
}
