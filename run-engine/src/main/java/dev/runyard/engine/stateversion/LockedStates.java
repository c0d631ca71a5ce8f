package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceResources;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * The states that come while somebody has locked a workspace: each is current at once, so that none is lost, and the last
 * one stays. Needs a transaction that has locked the workspace.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/workspaces/state">State Usage in Terraform Runs</a>
 */
@Component
public final class LockedStates {
    /** A state whose upload has not come by then does not come any more, and must not keep the lock for ever. */
    private static final Duration UPLOAD_TAKES_AT_MOST = Duration.ofMinutes(10);

    private final StateVersions states;
    private final WorkspaceResources resources;
    private final InstantSource clock;

    LockedStates(StateVersions states, WorkspaceResources resources, InstantSource clock) {
        this.states = states;
        this.resources = resources;
        this.clock = clock;
    }

    /**
     * Lets pass when nothing is on its way.
     *
     * @throws Conflict with the words after which the CLI tries again
     */
    public void requireNonePending(Workspace workspace) {
        if (states.anyPendingSince(workspace.id(), clock.instant().minus(UPLOAD_TAKES_AT_MOST))) {
            throw new Conflict("Unable to unlock workspace. The latest state version is still pending.");
        }
    }

    /** Lets the last state of a lock stand, which ends; the others were snapshots on the way. */
    public void settle(Workspace workspace) {
        states.pending(workspace.id()).forEach(StateVersion::discard);
        var current = workspace.currentStateVersionId();
        if (current != null) {
            resources.settle(workspace.id(), current);
            states.removeSuperseded(workspace.id().value(), current.value());
        }
        states.settle(workspace.id().value());
    }
}
