package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.stateversion.RecoveryDecisions;
import dev.runyard.engine.stateversion.StateComparison;
import dev.runyard.engine.stateversion.StateDifference;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.LateState;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The states that came too late to count, and what people decide about them; an addition of ours. */
@ApiController
final class RecoveryController {
    private final RecoverySnapshots snapshots;
    private final RecoveryDecisions decisions;
    private final StateComparison comparison;

    RecoveryController(RecoverySnapshots snapshots, RecoveryDecisions decisions, StateComparison comparison) {
        this.snapshots = snapshots;
        this.decisions = decisions;
        this.comparison = comparison;
    }

    /** What may come with a decision. */
    record Remark(@Nullable String comment) {}

    @GetMapping("/api/v2/workspaces/{workspace}/recovery-snapshots")
    @Requires(Permission.READ_STATE)
    Listing<LateState> list(@PathVariable WorkspaceId workspace, Query query, Paging paging) {
        return paging.of(snapshots.of(workspace, RecoveryStatuses.read(query), paging.request()));
    }

    @GetMapping("/api/v2/recovery-snapshots/{snapshot}")
    @Requires(Permission.READ_STATE)
    LateState read(@PathVariable StateVersionId snapshot) {
        return snapshots.late(snapshot).orElseThrow(NotFound::new);
    }

    @GetMapping("/api/v2/recovery-snapshots/{snapshot}/diff")
    @Requires(Permission.READ_STATE)
    StateDifference compare(@PathVariable StateVersionId snapshot, Query query) {
        var late = snapshots.late(snapshot).orElseThrow(NotFound::new);
        return comparison.compareWithPresent(
                late.state().id(),
                query.text("sensitive").filter("true"::equals).isPresent());
    }

    @PostMapping("/api/v2/recovery-snapshots/{snapshot}/actions/accept")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.WRITE_STATE)
    StateVersion accept(
            @PathVariable StateVersionId snapshot, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        return decisions.accept(snapshot, remark.comment(), actor);
    }

    @PostMapping("/api/v2/recovery-snapshots/{snapshot}/actions/drop")
    @Requires(Permission.WRITE_STATE)
    LateState drop(@PathVariable StateVersionId snapshot, @JsonApiBody(optional = true) Remark remark, Actor actor) {
        return snapshots
                .late(decisions.drop(snapshot, remark.comment(), actor).id())
                .orElseThrow(NotFound::new);
    }
}
