package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.workspace.WorkspaceDirectory;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Workspaces, by id and by the names of organization and workspace. */
@ApiController
final class WorkspaceController {
    private final Workspaces workspaces;
    private final WorkspaceDirectory directory;
    private final VisibleWorkspaces visible;

    WorkspaceController(Workspaces workspaces, WorkspaceDirectory directory, VisibleWorkspaces visible) {
        this.workspaces = workspaces;
        this.directory = directory;
        this.visible = visible;
    }

    @GetMapping("/api/v2/organizations/{organization}/workspaces")
    @Requires(value = Permission.READ_ORGANIZATION, inRuns = true)
    Listing<Workspace> list(OrganizationId organization, Query query, Actor actor, Paging paging) {
        return visible.in(organization, query, actor, paging);
    }

    @PostMapping("/api/v2/organizations/{organization}/workspaces")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.CREATE_WORKSPACE)
    Workspace create(OrganizationId organization, @JsonApiBody WorkspaceChanges wishes) {
        return directory.create(organization, wishes::applyTo);
    }

    @GetMapping("/api/v2/workspaces/{id}")
    @Requires(value = Permission.READ_WORKSPACE, inRuns = true)
    Workspace read(@PathVariable WorkspaceId id) {
        return workspaces.findById(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/api/v2/organizations/{organization}/workspaces/{workspace}")
    @Requires(value = Permission.READ_WORKSPACE, inRuns = true)
    Workspace readByName(WorkspaceId id) {
        return workspaces.findById(id).orElseThrow(NotFound::new);
    }

    @PatchMapping("/api/v2/workspaces/{id}")
    @Requires(Permission.UPDATE_WORKSPACE)
    Workspace update(@PathVariable WorkspaceId id, @JsonApiBody WorkspaceChanges changes) {
        return directory.update(id, changes::applyTo);
    }

    @PatchMapping("/api/v2/organizations/{organization}/workspaces/{workspace}")
    @Requires(Permission.UPDATE_WORKSPACE)
    Workspace updateByName(WorkspaceId id, @JsonApiBody WorkspaceChanges changes) {
        return directory.update(id, changes::applyTo);
    }
}
