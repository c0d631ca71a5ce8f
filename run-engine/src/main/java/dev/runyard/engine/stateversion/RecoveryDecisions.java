package dev.runyard.engine.stateversion;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.RecoverySnapshot;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people decide about states that came too late: one is accepted once, or dropped once. That the caller may is
 * checked before.
 */
@Component
public final class RecoveryDecisions {
    private static final int LONGEST_COMMENT = 10_000;

    private final Steps steps;
    private final Workspaces workspaces;
    private final StateVersions states;
    private final RecoverySnapshots snapshots;
    private final StateReplacement replacement;
    private final InstantSource clock;

    RecoveryDecisions(
            Steps steps,
            Workspaces workspaces,
            StateVersions states,
            RecoverySnapshots snapshots,
            StateReplacement replacement,
            InstantSource clock) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.states = states;
        this.snapshots = snapshots;
        this.replacement = replacement;
        this.clock = clock;
    }

    /**
     * Makes a copy of the snapshot the workspace's present state.
     *
     * @throws NotFound when there is no such snapshot
     * @throws Invalid when the comment is too long
     * @throws Conflict when it was decided about before, its data are deleted, the caller does not hold the workspace, or
     *     the present state is of another lineage
     */
    public StateVersion accept(StateVersionId id, @Nullable String comment, Actor by) {
        requireLength(comment);
        var late = states.findById(id).orElseThrow(NotFound::new);
        return replacement.replaceBy(
                late,
                by,
                workspace -> requireAcceptable(id, workspace),
                made -> requireKept(id).accept(made.id(), by, comment, clock.instant()));
    }

    /**
     * Puts the data of the snapshot out of reach, as those of a state that is soft deleted.
     *
     * @throws NotFound when there is no such snapshot
     * @throws Invalid when the comment is too long
     * @throws Conflict when it was decided about before
     */
    public RecoverySnapshot drop(StateVersionId id, @Nullable String comment, Actor by) {
        requireLength(comment);
        return steps.take(() -> {
            var workspace = new WorkspaceId(states.workspaceOf(id).orElseThrow(NotFound::new));
            var _ = workspaces.lock(workspace).orElseThrow(NotFound::new);
            var snapshot = requireKept(id);
            snapshot.drop(by, comment, clock.instant());
            states.lock(id).filter(StateVersion::isReadable).ifPresent(late -> late.softDelete(clock.instant()));
            return snapshot;
        });
    }

    private RecoverySnapshot requireKept(StateVersionId id) {
        var snapshot = snapshots.findById(id).orElseThrow(NotFound::new);
        if (!snapshot.isKept()) {
            throw new Conflict("This recovery snapshot was " + snapshot.status().wireName() + " before.");
        }
        return snapshot;
    }

    private void requireAcceptable(StateVersionId id, Workspace workspace) {
        requireKept(id);
        var late = states.findById(id).orElseThrow(NotFound::new);
        if (!late.isReadable()) {
            throw new Conflict("The data of this recovery snapshot are deleted.");
        }
        if (workspace.currentRunId() != null) {
            throw new Conflict("Run " + workspace.currentRunId() + " holds the workspace; accept once it is over.");
        }
        var current = workspace.currentStateVersionId();
        if (current != null) {
            states.findById(current).ifPresent(present -> StateRules.requireLineage(present, late.lineage()));
        }
    }

    private static void requireLength(@Nullable String comment) {
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            throw Invalid.attribute("comment", "is too long (maximum is " + LONGEST_COMMENT + " characters)");
        }
    }
}
