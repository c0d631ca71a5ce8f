package dev.runyard.engine.project;

import dev.runyard.engine.Steps;
import dev.runyard.engine.tag.TagRows;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.tag.TagOwner;
import dev.runyard.persistence.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Removes projects. That the caller may is checked before. */
@Component
public final class ProjectRemoval {
    private final Projects projects;
    private final Organizations organizations;
    private final Workspaces workspaces;
    private final TagRows tags;
    private final Steps steps;

    ProjectRemoval(Projects projects, Organizations organizations, Workspaces workspaces, TagRows tags, Steps steps) {
        this.projects = projects;
        this.organizations = organizations;
        this.workspaces = workspaces;
        this.tags = tags;
        this.steps = steps;
    }

    /**
     * Removes an empty project.
     *
     * @throws Forbidden for the default project of an organization
     * @throws Conflict while it has workspaces
     */
    public void remove(ProjectId id) {
        steps.take(() -> {
            var project = projects.lock(id).orElseThrow(NotFound::new);
            var organization = organizations.findById(project.organizationId()).orElseThrow();
            if (organization.defaultProjectId().equals(id)) {
                throw new Forbidden("The default project of an organization cannot be deleted.");
            }
            if (workspaces.existsByProjectId(id)) {
                throw new Conflict("Project cannot be deleted because it contains workspaces.");
            }
            tags.clear(TagOwner.project(project.organizationId(), id));
            projects.delete(project);
            return project;
        });
    }
}
