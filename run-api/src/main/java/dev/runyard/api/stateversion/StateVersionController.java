package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.stateversion.StateRollback;
import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The states of workspaces. */
@ApiController
final class StateVersionController {
    /** A state of 64 MiB that comes with the request, in base64. */
    private static final int LARGEST_BODY = 96 << 20;

    /** Asks the CLI to send the states of a local apply while it goes on; it never does so more often than this. */
    private static final String SNAPSHOTS = "X-Terraform-Snapshot-Interval";

    private static final String SNAPSHOT_SECONDS = "20";

    private final Access access;
    private final StateStore store;
    private final StateRollback rollback;
    private final StateVersions states;

    StateVersionController(Access access, StateStore store, StateRollback rollback, StateVersions states) {
        this.access = access;
        this.store = store;
        this.rollback = rollback;
        this.states = states;
    }

    @PostMapping("/api/v2/workspaces/{workspace}/state-versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.WRITE_STATE)
    StateVersion create(
            @PathVariable WorkspaceId workspace,
            @JsonApiBody(limit = LARGEST_BODY) NewState asked,
            Actor actor,
            HttpServletResponse response) {
        response.setHeader(SNAPSHOTS, SNAPSHOT_SECONDS);
        return store.create(workspace, asked.asked(), actor);
    }

    @PatchMapping("/api/v2/workspaces/{workspace}/state-versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.WRITE_STATE)
    StateVersion rollBack(@PathVariable WorkspaceId workspace, @JsonApiBody Rollback asked, Actor actor) {
        return rollback.rollBack(workspace, asked.rollbackStateVersion(), actor);
    }

    @GetMapping("/api/v2/workspaces/{workspace}/current-state-version")
    @Requires(value = Permission.READ_STATE, inRuns = true)
    StateVersion current(@PathVariable WorkspaceId workspace, HttpServletResponse response) {
        response.setHeader(SNAPSHOTS, SNAPSHOT_SECONDS);
        return store.current(workspace).orElseThrow(NotFound::new);
    }

    @GetMapping("/api/v2/state-versions")
    @Requires(value = Permission.READ_STATE, byHandler = true, inRuns = true)
    Listing<StateVersion> list(
            @RequestParam("filter[organization][name]") String organization,
            @RequestParam("filter[workspace][name]") String workspace,
            Query query,
            Paging paging,
            Actor actor) {
        WorkspaceId id = access.require(actor, Permission.READ_STATE, organization, workspace);
        return paging.of(states.of(id, StateStatuses.read(query), paging.request()));
    }

    @GetMapping("/api/v2/state-versions/{state}")
    @Requires(value = Permission.READ_STATE, inRuns = true)
    StateVersion read(@PathVariable StateVersionId state) {
        return states.findById(state).orElseThrow(NotFound::new);
    }
}
