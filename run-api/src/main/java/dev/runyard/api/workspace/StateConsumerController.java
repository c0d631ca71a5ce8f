package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.workspace.StateConsumerLists;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Which workspaces may read the state of another in their runs. */
@ApiController
final class StateConsumerController {
    private static final String PATH = "/api/v2/workspaces/{workspace}/relationships/remote-state-consumers";

    private final StateConsumerLists lists;
    private final VisibleConsumers visible;

    StateConsumerController(StateConsumerLists lists, VisibleConsumers visible) {
        this.lists = lists;
        this.visible = visible;
    }

    @GetMapping(PATH)
    @Requires(Permission.READ_WORKSPACE)
    Listing<Workspace> list(@PathVariable WorkspaceId workspace, Actor actor, Paging paging) {
        return visible.of(workspace, actor, paging);
    }

    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SHARE_STATE)
    void add(@PathVariable WorkspaceId workspace, @JsonApiBody List<StateConsumer> consumers, Actor actor) {
        lists.add(workspace, ids(consumers), actor);
    }

    @PatchMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.REPLACE_STATE_CONSUMERS)
    void replace(@PathVariable WorkspaceId workspace, @JsonApiBody List<StateConsumer> consumers, Actor actor) {
        lists.replace(workspace, ids(consumers), actor);
    }

    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SHARE_STATE)
    void remove(@PathVariable WorkspaceId workspace, @JsonApiBody List<StateConsumer> consumers, Actor actor) {
        lists.remove(workspace, ids(consumers), actor);
    }

    private static List<WorkspaceId> ids(List<StateConsumer> consumers) {
        return consumers.stream().map(StateConsumer::id).toList();
    }
}
