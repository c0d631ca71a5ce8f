package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.workspace.WorkspaceMoves;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Moves workspaces into projects. */
@ApiController
final class ProjectWorkspaceController {
    private final WorkspaceMoves moves;
    private final Access access;

    ProjectWorkspaceController(WorkspaceMoves moves, Access access) {
        this.moves = moves;
        this.access = access;
    }

    /** A workspace that is moved. */
    record Moved(WorkspaceId id) {}

    @PostMapping("/api/v2/projects/{project}/relationships/workspaces")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MOVE_WORKSPACES)
    void move(@PathVariable ProjectId project, @JsonApiBody List<Moved> workspaces, Actor actor) {
        var ids = workspaces.stream().map(Moved::id).toList();
        requireAll(actor, ids);
        moves.into(project, ids);
    }

    /** HCP Terraform says 403 here, whether a workspace is not there or not to be moved. */
    private void requireAll(Actor actor, Collection<WorkspaceId> workspaces) {
        var refused = access.onAll(actor, workspaces).entrySet().stream()
                .filter(each -> !each.getValue().allows(Permission.MOVE_WORKSPACES))
                .map(each -> each.getKey().value())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!refused.isEmpty()) {
            throw new Forbidden("Workspace(s) not found, or you are not authorized to move them: " + refused);
        }
    }
}
