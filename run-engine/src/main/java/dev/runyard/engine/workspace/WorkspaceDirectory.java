package dev.runyard.engine.workspace;

import dev.runyard.engine.Steps;
import dev.runyard.engine.ToolDefaults;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Makes and changes workspaces. That the caller may is checked before. */
@Component
public final class WorkspaceDirectory {
    private final Workspaces workspaces;
    private final Places places;
    private final ToolDefaults defaults;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    WorkspaceDirectory(
            Workspaces workspaces, Places places, ToolDefaults defaults, Steps steps, Ids ids, InstantSource clock) {
        this.workspaces = workspaces;
        this.places = places;
        this.defaults = defaults;
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
            var draft = wishes.apply(
                    WorkspaceDraft.fresh(places.defaultProject(organization), defaults.terraformVersion()));
            return workspaces.save(new Workspace(
                    ids.workspaceId(),
                    organization,
                    places.project(organization, draft.project()),
                    freeName(organization, draft.name()),
                    draft.settings(),
                    clock.instant()));
        });
    }

    /**
     * Changes a workspace. Runs that exist already keep the settings they were made with.
     *
     * @param wishes turns the present values into what is asked for
     * @throws Conflict when the execution mode is to change while a run is going on
     */
    public Workspace update(WorkspaceId id, UnaryOperator<WorkspaceDraft> wishes) {
        return steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            var draft = wishes.apply(WorkspaceDraft.of(workspace));
            var settings = draft.settings();
            if (settings.executionMode() != workspace.settings().executionMode() && workspace.currentRunId() != null) {
                throw new Conflict("The execution mode cannot be changed while a run is in progress.");
            }
            workspace.change(
                    name(workspace, draft.name()),
                    places.project(workspace.organizationId(), draft.project()),
                    settings,
                    clock.instant());
            return workspace;
        });
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

        Places(Organizations organizations, Projects projects) {
            this.organizations = organizations;
            this.projects = projects;
        }

        ProjectId defaultProject(OrganizationId organization) {
            return organizations
                    .findById(organization)
                    .orElseThrow(NotFound::new)
                    .defaultProjectId();
        }

        ProjectId project(OrganizationId organization, ProjectId id) {
            return projects.findById(id)
                    .filter(project -> project.organizationId().equals(organization))
                    .orElseThrow(() -> Invalid.relationship("project", "must be a project of this organization"))
                    .id();
        }
    }
}
