package dev.runyard.engine.execution;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.ExecutionDefaults;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says where runs execute in organizations and projects, and takes that to all that follow them. Runs that exist already stay
 * where they are. Each method is part of a step.
 *
 * <p>The organization is locked first of all, by those who change a default and by those who take one over ({@link #keep}).
 */
@Component
public final class ExecutionInheritance {
    private final Organizations organizations;
    private final ExecutionDefaults defaults;
    private final AgentPools pools;

    ExecutionInheritance(Organizations organizations, ExecutionDefaults defaults, AgentPools pools) {
        this.organizations = organizations;
        this.defaults = defaults;
        this.pools = pools;
    }

    /** Keeps all defaults in the organization as they are until the step ends. */
    public void keep(OrganizationId organization) {
        found(defaults.keep(organization));
    }

    /** As the other, for the organization of a workspace. */
    public void keepAround(WorkspaceId workspace) {
        found(defaults.keepAround(workspace));
    }

    /** As the other, for the organization of a project. */
    public void keepAround(ProjectId project) {
        found(defaults.keepAround(project));
    }

    /** Lets no other step read or change a default of the organization until this step ends. */
    public void hold(OrganizationId organization) {
        found(organizations.hold(organization));
    }

    /** As the other, for the organization of a project. */
    public void holdAround(ProjectId project) {
        found(defaults.holdAround(project));
    }

    /**
     * Sets the default of an organization that is held.
     *
     * @throws Invalid when mode and pool do not go together, or not all that follow may use the pool
     */
    public void set(Organization organization, ExecutionDraft draft) {
        var wanted = draft.own(ExecutionNames.DEFAULT);
        if (wanted.equals(organization.defaultExecution())) {
            return;
        }
        requireUsable(wanted.agentPool(), organization);
        organization.executeByDefault(wanted);
        defaults.toProjects(organization.id());
        defaults.toWorkspaces(organization.id());
        requireFollowed(wanted.agentPool());
    }

    /**
     * Sets the default of a project whose organization is held; while it has no workspaces yet, it is enough that it is kept.
     *
     * @throws Invalid when mode and pool do not go together, or not all that follow may use the pool
     */
    public void set(Project project, ExecutionDraft draft) {
        var inherited = organizations
                .findById(project.organizationId())
                .orElseThrow(NotFound::new)
                .defaultExecution();
        var wanted = draft.within(inherited, ExecutionNames.DEFAULT);
        if (draft.overwrites() == project.overwritesExecution() && wanted.equals(project.defaultExecution())) {
            return;
        }
        requireUsable(wanted.agentPool(), project);
        project.executeByDefault(draft.overwrites(), wanted);
        defaults.toWorkspaces(project.id());
        requireFollowed(wanted.agentPool());
    }

    private void requireFollowed(@Nullable AgentPoolId pool) {
        if (pool != null) {
            pools.leftBehind(pool).ifPresent(workspace -> {
                throw Invalid.attribute(
                        ExecutionNames.DEFAULT.agentPool(),
                        "cannot be a pool that the workspace " + workspace + " may not use, which follows the default");
            });
        }
    }

    private void requireUsable(@Nullable AgentPoolId pool, Organization organization) {
        if (pool != null
                && pools.usableEverywhere(pool.value(), organization.id().value())
                        .isEmpty()) {
            throw Invalid.attribute(
                    ExecutionNames.DEFAULT.agentPool(),
                    "must be an agent pool of this organization that all of its workspaces may use");
        }
    }

    private void requireUsable(@Nullable AgentPoolId pool, Project project) {
        if (pool != null
                && pools.usableInProject(
                                pool.value(),
                                project.organizationId().value(),
                                project.id().value())
                        .isEmpty()) {
            throw Invalid.attribute(
                    ExecutionNames.DEFAULT.agentPool(),
                    "must be an agent pool of this organization that all workspaces of the project may use");
        }
    }

    private static void found(Optional<String> organization) {
        if (organization.isEmpty()) {
            throw new NotFound();
        }
    }
}
