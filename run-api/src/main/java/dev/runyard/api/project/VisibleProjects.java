package dev.runyard.api.project;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.Project;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.user.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists the projects that a caller may see. A 404 for the list would crash the CLI, so who may see none gets an empty one. */
@Component
final class VisibleProjects {
    private final Projects projects;
    private final Access access;

    VisibleProjects(Projects projects, Access access) {
        this.projects = projects;
        this.access = access;
    }

    Listing<Project> in(OrganizationId organization, ProjectFilter filter, Actor actor, Paging paging) {
        if (!access.allows(actor, Permission.READ_PROJECT, organization)) {
            return paging.of(List.<Project>of());
        }
        var wanted = filter.wanted();
        return paging.of(
                wanted.isEmpty()
                        ? projects.search(organization, filter.contained(), paging.request())
                        : projects.named(organization, wanted, paging.request()));
    }
}
