package dev.runyard.api.workspace;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Sharing;
import dev.runyard.persistence.workspace.StateConsumers;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lists those workspaces that may read the state of another, as far as a caller may see them. */
@Component
final class VisibleConsumers {
    private final StateConsumers consumers;
    private final Workspaces workspaces;
    private final Access access;

    VisibleConsumers(StateConsumers consumers, Workspaces workspaces, Access access) {
        this.consumers = consumers;
        this.workspaces = workspaces;
        this.access = access;
    }

    Listing<Workspace> of(WorkspaceId id, Actor actor, Paging paging) {
        var sharing =
                Sharing.of(workspaces.findById(id).orElseThrow(NotFound::new).settings());
        var page = consumers.page(id, sharing, paging.offset(), paging.size());
        var grants = access.onAll(actor, page);
        Map<WorkspaceId, Workspace> found =
                workspaces.findAllById(page).stream().collect(toMap(Workspace::id, Function.identity()));
        var seen = page.stream()
                .filter(each -> Objects.requireNonNull(grants.get(each)).allows(Permission.READ_WORKSPACE))
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
        return new Listing<>(seen, consumers.count(id, sharing), paging);
    }
}
