package dev.runyard.engine.workspace;

import dev.runyard.engine.Steps;
import dev.runyard.engine.ToolDefaults;
import dev.runyard.engine.execution.ExecutionInheritance;
import dev.runyard.engine.limit.PhaseLimits;
import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.engine.tag.TagRows;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.tag.TagOwner;
import dev.runyard.persistence.workspace.Settings;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and changes workspaces. That the caller may is checked before. */
@Component
public final class WorkspaceDirectory {
    private final Workspaces workspaces;
    private final Places places;
    private final TagRows tags;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    WorkspaceDirectory(Workspaces workspaces, Places places, TagRows tags, Steps steps, Ids ids, InstantSource clock) {
        this.workspaces = workspaces;
        this.places = places;
        this.tags = tags;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a workspace.
     *
     * @param wishes turns the defaults into what is asked for; the name has no default
     * @throws Invalid when an attribute breaks a rule, or the name is taken in the organization
     */
    public Workspace create(OrganizationId organization, UnaryOperator<WorkspaceDraft> wishes) {
        return steps.take(() -> {
            places.keepDefaults(organization);
            var draft = wishes.apply(places.fresh(organization));
            var project = places.project(organization, draft.project());
            var settings = draft.settings(project.defaultExecution());
            places.limits(organization).require(settings);
            var id = ids.workspaceId();
            places.requireUsable(settings.agentPool(), organization, id, project.id());
            var workspace = workspaces.save(new Workspace(
                    id, organization, project.id(), freeName(organization, draft.name()), settings, clock.instant()));
            tags.set(TagOwner.workspace(organization, workspace.id()), draft.tags());
            return workspace;
        });
    }

    /**
     * Changes a workspace. Runs that exist already keep the settings they were made with.
     *
     * @param wishes turns the present values into what is asked for
     */
    public Workspace update(WorkspaceId id, UnaryOperator<WorkspaceDraft> wishes) {
        return steps.take(() -> {
            places.keepDefaultsAround(id);
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            var owner = TagOwner.workspace(workspace.organizationId(), id);
            var draft = wishes.apply(WorkspaceDraft.of(workspace, tags.of(owner)));
            var project = places.project(workspace.organizationId(), draft.project());
            var settings = draft.settings(project.defaultExecution());
            requireLimits(workspace, settings);
            places.requireUsable(settings.agentPool(), workspace.organizationId(), id, project.id());
            workspace.change(name(workspace, draft.name()), project.id(), settings, clock.instant());
            tags.set(owner, draft.tags());
            return workspace;
        });
    }

    /** What was set before the organization got less stays, and does no harm. */
    private void requireLimits(Workspace workspace, Settings wanted) {
        var now = workspace.settings();
        if (!Objects.equals(now.planTimeout(), wanted.planTimeout())
                || !Objects.equals(now.applyTimeout(), wanted.applyTimeout())) {
            places.limits(workspace.organizationId()).require(wanted);
        }
    }

    private String name(Workspace workspace, String wanted) {
        return wanted.equalsIgnoreCase(workspace.name()) ? wanted : freeName(workspace.organizationId(), wanted);
    }

    private String freeName(OrganizationId organization, String name) {
        if (workspaces.findByName(organization, WorkspaceRules.name(name)).isPresent()) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }

    /** Where a workspace may be. */
    @Component
    static final class Places {
        private final Organizations organizations;
        private final Projects projects;
        private final ServerLimits limits;
        private final ToolDefaults defaults;
        private final AgentPools pools;
        private final ExecutionInheritance executions;

        Places(
                Organizations organizations,
                Projects projects,
                AgentPools pools,
                ExecutionInheritance executions,
                ServerLimits limits,
                ToolDefaults defaults) {
            this.pools = pools;
            this.executions = executions;
            this.limits = limits;
            this.defaults = defaults;
            this.organizations = organizations;
            this.projects = projects;
        }

        /** Keeps what workspaces inherit as it is until the step ends; before the workspace is locked. */
        void keepDefaults(OrganizationId organization) {
            executions.keep(organization);
        }

        /** As the other, for the organization of a workspace. */
        void keepDefaultsAround(WorkspaceId workspace) {
            executions.keepAround(workspace);
        }

        /** As the other, for the organization of a project. */
        void keepDefaultsAround(ProjectId project) {
            executions.keepAround(project);
        }

        PhaseLimits limits(OrganizationId organization) {
            return PhaseLimits.of(
                    limits,
                    organizations
                            .findById(organization)
                            .orElseThrow(NotFound::new)
                            .limits());
        }

        /** Returns what a workspace becomes of which nothing is said. */
        WorkspaceDraft fresh(OrganizationId organization) {
            var place = organizations.findById(organization).orElseThrow(NotFound::new);
            return WorkspaceDraft.fresh(place.defaultProjectId(), defaults.terraformVersion());
        }

        /** Lets pass a pool that the workspace may use, also once it is in that project. */
        void requireUsable(
                @Nullable AgentPoolId pool, OrganizationId organization, WorkspaceId workspace, ProjectId project) {
            if (pool != null
                    && pools.usable(pool.value(), organization.value(), workspace.value(), project.value())
                            .isEmpty()) {
                throw Invalid.attribute(
                        "agent-pool-id", "must be an agent pool of this organization that the workspace may use");
            }
        }

        Project project(OrganizationId organization, ProjectId id) {
            return projects.findById(id)
                    .filter(project -> project.organizationId().equals(organization))
                    .orElseThrow(() -> Invalid.relationship("project", "must be a project of this organization"));
        }
    }
}
