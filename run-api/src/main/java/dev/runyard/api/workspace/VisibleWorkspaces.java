package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists the workspaces that a caller may see: all of an organization or none, until teams get access to some. */
@Component
final class VisibleWorkspaces {
    private final Workspaces workspaces;
    private final Projects projects;
    private final Access access;

    VisibleWorkspaces(Workspaces workspaces, Projects projects, Access access) {
        this.workspaces = workspaces;
        this.projects = projects;
        this.access = access;
    }

    Listing<Workspace> in(OrganizationId organization, WorkspaceFilter filter, Actor actor, Paging paging) {
        var project = filter.project();
        if (filter.wantsTags() || !access.allows(actor, Permission.READ_WORKSPACE, organization)) {
            return paging.of(List.<Workspace>of());
        }
        if (project == null) {
            return paging.of(workspaces.search(organization, filter.pattern(), paging.request()));
        }
        return belongs(project, organization)
                ? paging.of(workspaces.searchProject(project, filter.pattern(), paging.request()))
                : paging.of(List.<Workspace>of());
    }

    private boolean belongs(ProjectId project, OrganizationId organization) {
        return projects.findById(project)
                .filter(found -> found.organizationId().equals(organization))
                .isPresent();
    }
}
