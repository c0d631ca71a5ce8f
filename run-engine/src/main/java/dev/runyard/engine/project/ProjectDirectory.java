package dev.runyard.engine.project;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes, changes and ends projects. That the caller may is checked before. */
@Component
public final class ProjectDirectory {
    private final Projects projects;
    private final Organizations organizations;
    private final Workspaces workspaces;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    ProjectDirectory(
            Projects projects,
            Organizations organizations,
            Workspaces workspaces,
            Steps steps,
            Ids ids,
            InstantSource clock) {
        this.projects = projects;
        this.organizations = organizations;
        this.workspaces = workspaces;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a project.
     *
     * @param description empty for none
     * @throws Invalid when name or description break a rule, or the name is taken in the organization
     */
    public Project create(OrganizationId organization, String name, String description) {
        return steps.take(() -> projects.save(new Project(
                ids.projectId(),
                organization,
                freeName(organization, name),
                ProjectRules.description(description),
                clock.instant())));
    }

    /** Changes a project; null leaves a value as it is. */
    public Project update(ProjectId id, @Nullable String name, @Nullable String description) {
        return steps.take(() -> {
            var project = projects.findById(id).orElseThrow(NotFound::new);
            if (name != null && !name.equals(project.name())) {
                boolean same = name.equalsIgnoreCase(project.name());
                project.rename(same ? name : freeName(project.organizationId(), name));
            }
            if (description != null) {
                project.describe(ProjectRules.description(description));
            }
            return project;
        });
    }

    /**
     * Removes an empty project.
     *
     * @throws Forbidden for the default project of an organization
     * @throws Conflict while it has workspaces
     */
    public void delete(ProjectId id) {
        steps.take(() -> {
            var project = projects.findById(id).orElseThrow(NotFound::new);
            var organization = organizations.findById(project.organizationId()).orElseThrow();
            if (organization.defaultProjectId().equals(id)) {
                throw new Forbidden("The default project of an organization cannot be deleted.");
            }
            if (workspaces.existsByProjectId(id)) {
                throw new Conflict("Project cannot be deleted because it contains workspaces.");
            }
            projects.delete(project);
            return project;
        });
    }

    private String freeName(OrganizationId organization, String name) {
        if (projects.findByName(organization, ProjectRules.name(name)).isPresent()) {
            throw Invalid.attribute("name", "has already been taken");
        }
        return name;
    }
}
