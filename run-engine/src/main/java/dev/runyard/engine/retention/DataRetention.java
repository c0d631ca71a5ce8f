package dev.runyard.engine.retention;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.retention.DataRetentionPolicies;
import dev.runyard.persistence.retention.DataRetentionPolicy;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets and removes policies of data retention. That the caller may is checked before. */
@Component
public final class DataRetention {
    private static final int LONGEST_DAYS = 36_500;

    private final Steps steps;
    private final DataRetentionPolicies policies;
    private final Workspaces workspaces;
    private final Ids ids;

    DataRetention(Steps steps, DataRetentionPolicies policies, Workspaces workspaces, Ids ids) {
        this.steps = steps;
        this.policies = policies;
        this.workspaces = workspaces;
        this.ids = ids;
    }

    /** Returns the policy by which a workspace goes: its own, else that of its organization. */
    public DataRetentionPolicy of(WorkspaceId workspace) {
        return policies.of(workspace)
                .or(() -> policies.of(read(workspace).organizationId()))
                .orElseThrow(NotFound::new);
    }

    /** Returns the organization's policy. */
    public DataRetentionPolicy of(OrganizationId organization) {
        return policies.of(organization).orElseThrow(NotFound::new);
    }

    /**
     * Sets the policy of a workspace.
     *
     * @param days after how many data are deleted; null for never
     * @throws Invalid when that is no number of days
     */
    public DataRetentionPolicy set(WorkspaceId workspace, @Nullable Integer days) {
        var organization = read(workspace).organizationId();
        steps.take(() -> put(organization, workspace, days));
        return policies.of(workspace).orElseThrow(NotFound::new);
    }

    /** As the other, of an organization. */
    public DataRetentionPolicy set(OrganizationId organization, @Nullable Integer days) {
        steps.take(() -> put(organization, null, days));
        return of(organization);
    }

    /** Removes the workspace's own policy, if it has one. */
    public void remove(WorkspaceId workspace) {
        policies.of(workspace).map(DataRetentionPolicy::id).ifPresent(policies::remove);
    }

    /** Removes the organization's policy, if it has one. */
    public void remove(OrganizationId organization) {
        policies.of(organization).map(DataRetentionPolicy::id).ifPresent(policies::remove);
    }

    private String put(OrganizationId organization, @Nullable WorkspaceId workspace, @Nullable Integer days) {
        if (days != null && (days < 1 || days > LONGEST_DAYS)) {
            throw Invalid.attribute("delete-older-than-n-days", "must be between 1 and " + LONGEST_DAYS);
        }
        var id = ids.dataRetentionPolicyId();
        policies.set(new DataRetentionPolicy(id, organization, workspace, days));
        return id;
    }

    private Workspace read(WorkspaceId workspace) {
        return workspaces.findById(workspace).orElseThrow(NotFound::new);
    }
}
