package dev.runyard.engine.workspace;

import dev.runyard.engine.Steps;
import dev.runyard.engine.run.WorkspaceQueue;
import dev.runyard.engine.stateversion.LockedStates;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Lock;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Locks and unlocks workspaces for people and programs. That the caller may is checked before.
 *
 * <p>The CLI reads the refusals: {@code is locked by Run}, {@code User} or {@code Team}, and {@code latest state version
 * is still pending}, after which it tries again.
 */
@Component
public final class WorkspaceLocks {
    private static final int LONGEST_REASON = 1024;

    private final Workspaces workspaces;
    private final LockedStates states;
    private final LockOwners owners;
    private final WorkspaceQueue queue;
    private final Steps steps;
    private final InstantSource clock;

    WorkspaceLocks(
            Workspaces workspaces,
            LockedStates states,
            LockOwners owners,
            WorkspaceQueue queue,
            Steps steps,
            InstantSource clock) {
        this.workspaces = workspaces;
        this.states = states;
        this.owners = owners;
        this.queue = queue;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Keeps runs of a workspace from starting until it is unlocked.
     *
     * @throws Conflict when it is locked already, or a run is going on
     */
    public Workspace lock(WorkspaceId id, @Nullable String reason, Actor by) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw Invalid.because("Reason is too long (maximum is " + LONGEST_REASON + " characters)");
        }
        return steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            if (workspace.isLocked()) {
                throw new Conflict(
                        "Unable to lock workspace. The workspace is already locked: it " + lockedBy(workspace) + ".");
            }
            var owner = by.ref();
            workspace.lock(new Lock(owner.kind(), owner.id(), reason == null ? "" : reason, clock.instant()));
            return workspace;
        });
    }

    /**
     * Takes back the caller's own lock, and lets the next run start.
     *
     * @throws Conflict when there is no lock, it is somebody else's, or a state is still being uploaded
     */
    public Workspace unlock(WorkspaceId id, Actor by) {
        return steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            var lock = requireLock(workspace);
            if (!lock.isHeldBy(by)) {
                throw notTheirs(workspace);
            }
            states.requireNonePending(workspace);
            return unlock(workspace);
        });
    }

    /**
     * Takes away anybody's lock, and lets the next run start.
     *
     * @throws Conflict when there is no lock, or a run is going on
     */
    public Workspace forceUnlock(WorkspaceId id) {
        return steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            requireLock(workspace);
            return unlock(workspace);
        });
    }

    private Workspace unlock(Workspace workspace) {
        states.settle(workspace);
        workspace.unlock();
        queue.advance(workspace);
        return workspace;
    }

    private Lock requireLock(Workspace workspace) {
        var lock = workspace.lock();
        if (lock == null) {
            throw workspace.currentRunId() == null
                    ? new Conflict("Workspace is already unlocked.")
                    : notTheirs(workspace);
        }
        return lock;
    }

    private Conflict notTheirs(Workspace workspace) {
        return new Conflict("Unable to unlock workspace. The workspace " + lockedBy(workspace)
                + " and may not be unlocked except by them.");
    }

    private String lockedBy(Workspace workspace) {
        var lock = workspace.lock();
        return lock == null ? "is locked by Run " + workspace.currentRunId() : "is locked by " + owners.describe(lock);
    }
}
