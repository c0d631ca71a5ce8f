package dev.runyard.api.project;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.CountedListing;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.project.ProjectDirectory;
import dev.runyard.engine.project.ProjectRemoval;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.user.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Projects. */
@ApiController
final class ProjectController {
    private final Projects projects;
    private final ProjectDirectory directory;
    private final ProjectRemoval removal;
    private final VisibleProjects visible;

    ProjectController(Projects projects, ProjectDirectory directory, ProjectRemoval removal, VisibleProjects visible) {
        this.projects = projects;
        this.directory = directory;
        this.removal = removal;
        this.visible = visible;
    }

    @GetMapping("/api/v2/organizations/{organization}/projects")
    @Requires(Permission.READ_ORGANIZATION)
    CountedListing<Project> list(OrganizationId organization, Query query, Actor actor, Paging paging) {
        return visible.in(organization, query, actor, paging);
    }

    @PostMapping("/api/v2/organizations/{organization}/projects")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_PROJECTS)
    Project create(OrganizationId organization, @JsonApiBody NewProject asked) {
        return directory.create(organization, asked.name(), asked.wishes());
    }

    @GetMapping("/api/v2/projects/{project}")
    @Requires(Permission.READ_PROJECT)
    Project read(@PathVariable ProjectId project) {
        return projects.findById(project).orElseThrow(NotFound::new);
    }

    @PatchMapping("/api/v2/projects/{project}")
    @Requires(Permission.MANAGE_PROJECTS)
    Project update(@PathVariable ProjectId project, @JsonApiBody ChangedProject changes) {
        return directory.update(project, changes.name(), changes.wishes());
    }

    @DeleteMapping("/api/v2/projects/{project}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_PROJECTS)
    void delete(@PathVariable ProjectId project) {
        removal.remove(project);
    }
}
