package dev.runyard.engine.stateversion;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Unfit;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Deletes the data of states, in two steps of which the first can be taken back; what is known of them besides stays, and
 * the present state is never touched. That the caller may is checked before.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/enterprise/api-docs/state-versions">State versions</a>
 */
@Component
public final class StateDeletion {
    private final Steps steps;
    private final Workspaces workspaces;
    private final StateVersions states;
    private final StateExtracts extracts;
    private final StateFiles files;
    private final InstantSource clock;

    StateDeletion(
            Steps steps,
            Workspaces workspaces,
            StateVersions states,
            StateExtracts extracts,
            StateFiles files,
            InstantSource clock) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.states = states;
        this.extracts = extracts;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Puts the data of a state out of reach.
     *
     * @throws NotFound when there is no such state
     * @throws Unfit when it is the present one, or there are no data to be read
     */
    public StateVersion softDelete(StateVersionId id) {
        return steps.take(() -> {
            var state = lock(id);
            require(state, StateVersionStatus.FINALIZED, "finalized");
            state.softDelete(clock.instant());
            return state;
        });
    }

    /**
     * Takes {@link #softDelete} back.
     *
     * @throws NotFound when there is no such state
     * @throws Unfit when its data are not out of reach, or lost for good
     */
    public StateVersion restore(StateVersionId id) {
        return steps.take(() -> {
            var state = lock(id);
            require(state, StateVersionStatus.BACKING_DATA_SOFT_DELETED, "soft deleted");
            state.restore();
            return state;
        });
    }

    /**
     * Deletes the data of a state for good.
     *
     * @throws NotFound when there is no such state
     * @throws Unfit when they are not out of reach yet, or lost already
     */
    public StateVersion deletePermanently(StateVersionId id) {
        List<BlobId> lost = new ArrayList<>();
        StateVersion deleted = steps.take(() -> {
            var state = lock(id);
            require(state, StateVersionStatus.BACKING_DATA_SOFT_DELETED, "soft deleted");
            lost.clear();
            lost.addAll(blobs(state));
            extracts.remove(id);
            state.loseData();
            return state;
        });
        lost.forEach(files::drop);
        return deleted;
    }

    private StateVersion lock(StateVersionId id) {
        var workspace = new WorkspaceId(states.workspaceOf(id).orElseThrow(NotFound::new));
        Workspace locked = workspaces.lock(workspace).orElseThrow(NotFound::new);
        var state = states.lock(id).orElseThrow(NotFound::new);
        if (state.id().equals(locked.currentStateVersionId())) {
            throw new Unfit("The data of the workspace's present state cannot be deleted or restored.");
        }
        if (state.isSnapshot()) {
            throw new Unfit("The data of a snapshot cannot be deleted or restored.");
        }
        return state;
    }

    private static void require(StateVersion state, StateVersionStatus status, String words) {
        if (state.status() != status) {
            throw new Unfit("transition not allowed: this state version is "
                    + state.status().wireName() + ", and not " + words + ".");
        }
    }

    private static List<BlobId> blobs(StateVersion state) {
        var blobs = new ArrayList<BlobId>();
        if (state.blob() != null) {
            blobs.add(Objects.requireNonNull(state.blob()));
        }
        if (state.jsonBlob() != null) {
            blobs.add(Objects.requireNonNull(state.jsonBlob()));
        }
        return blobs;
    }
}
