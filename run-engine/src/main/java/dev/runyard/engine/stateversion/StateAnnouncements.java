package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** States that were announced, and become what was announced or nothing. Needs a transaction. */
@Component
final class StateAnnouncements {
    private final Workspaces workspaces;
    private final Runs runs;
    private final StateVersions states;
    private final StateVersionRows rows;

    StateAnnouncements(Workspaces workspaces, Runs runs, StateVersions states, StateVersionRows rows) {
        this.workspaces = workspaces;
        this.runs = runs;
        this.states = states;
        this.rows = rows;
    }

    /**
     * Writes down what is to come. A repeat of an announcement answers the version that is there, as long as the
     * workspace is held as it was then; another one takes the place of those whose bytes have not come. Who announces the
     * present state without its bytes sends them next, and needs a version that waits for them.
     */
    StateVersion announce(WorkspaceId id, NewStateVersion asked, Actor by) {
        var workspace = lock(id);
        StateRules.requireHold(workspace, by.ref());
        requireRunOf(id, asked.run());
        StateVersion current = current(workspace).orElse(null);
        boolean known = current != null && StateRules.isRepeat(current, asked);
        if (current != null && known && asked.comesAlong() && isOfThisHold(current, by.ref())) {
            return current;
        }
        Optional<StateVersion> repeated = states.pending(id).stream()
                .filter(pending -> StateRules.isRepeat(pending, asked))
                .findFirst();
        if (repeated.isPresent()) {
            return repeated.get();
        }
        if (!known) {
            StateRules.requireSuccessor(current, asked);
        }
        states.pending(id).forEach(StateVersion::discard);
        return rows.make(
                workspace,
                new NewState(NewState.Kind.FULL, run(asked, by), asked.serial(), asked.lineage(), asked.md5()),
                by);
    }

    /**
     * Binds the bytes to what was announced.
     *
     * @return false when the version has these bytes already
     */
    boolean fulfil(StateVersionId id, IncomingState state) {
        var workspace = lock(new WorkspaceId(states.workspaceOf(id).orElseThrow(NotFound::new)));
        var version = states.lock(id).orElseThrow(NotFound::new);
        if (version.status() != StateVersionStatus.PENDING) {
            requireSame(version, state.md5());
            return false;
        }
        StateRules.requireAnnounced(current(workspace).orElse(null), version, state);
        StateRules.requireHold(workspace, version.createdBy());
        requireNothingNewer(workspace, version);
        rows.finish(workspace, version, state);
        return true;
    }

    /** Who took the lock anew, or comes in another run, does not ask a second time for what was answered then. */
    private static boolean isOfThisHold(StateVersion version, Actor.Ref by) {
        return version.createdBy().equals(by) && (version.isSnapshot() || by.kind() == Actor.Kind.RUN);
    }

    static void requireSame(StateVersion version, String md5) {
        if (version.status() == StateVersionStatus.DISCARDED) {
            throw new Conflict("This state version was discarded: another one took its place.");
        }
        if (!md5.equalsIgnoreCase(version.md5())) {
            throw new Conflict("This state version has its state already.");
        }
    }

    Optional<StateVersion> current(Workspace workspace) {
        return Optional.ofNullable(workspace.currentStateVersionId()).flatMap(states::findById);
    }

    private void requireNothingNewer(Workspace workspace, StateVersion version) {
        Optional<Instant> newest = current(workspace).map(StateVersion::finalizedAt);
        if (newest.filter(at -> at.isAfter(version.createdAt())).isPresent()) {
            throw new Conflict("The workspace has got another state since this one was announced.");
        }
    }

    private void requireRunOf(WorkspaceId workspace, @Nullable RunId run) {
        if (run != null
                && !runs.workspaceOf(run).filter(workspace.value()::equals).isPresent()) {
            throw Invalid.relationship("run", "does not exist in this workspace");
        }
    }

    private static @Nullable RunId run(NewStateVersion asked, Actor by) {
        return by instanceof Actor.Terraform terraform ? terraform.run() : asked.run();
    }

    private Workspace lock(WorkspaceId id) {
        return workspaces.lock(id).orElseThrow(NotFound::new);
    }
}
