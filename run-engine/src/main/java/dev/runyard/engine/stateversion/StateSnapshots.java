package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.RecoveryReason;
import dev.runyard.persistence.stateversion.RecoverySnapshot;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The states that an apply writes while it goes on; the last one counts once it has ended. */
@Component
public final class StateSnapshots {
    private final StateVersions states;
    private final RecoverySnapshots recoveries;
    private final StateVersionRows rows;
    private final StateFiles files;

    StateSnapshots(StateVersions states, RecoverySnapshots recoveries, StateVersionRows rows, StateFiles files) {
        this.states = states;
        this.recoveries = recoveries;
        this.rows = rows;
        this.files = files;
    }

    /**
     * Stores a state, which no row refers to yet.
     *
     * @throws Invalid when it is not whole
     * @throws IOException when the upload breaks off
     */
    public IncomingState receive(InputStream state) throws IOException {
        return files.receive(state);
    }

    /** Removes what was received and is not needed. */
    public void drop(IncomingState state) {
        files.drop(state.blob());
    }

    /**
     * Keeps a state of an apply in the place of the one before. Needs a transaction that has locked the workspace.
     *
     * @return false when the run has this state or a newer one already
     */
    public boolean keep(Workspace workspace, Run run, IncomingState state) {
        Optional<StateVersion> before = states.lastIntermediate(run.id());
        if (before.filter(last ->
                        last.serial() > state.content().serial() || state.md5().equals(last.md5()))
                .isPresent()) {
            return false;
        }
        before.ifPresent(states::delete);
        make(NewState.Kind.INTERMEDIATE, workspace, run, state);
        return true;
    }

    /**
     * Keeps a state that must not count, for people to compare: its worker had lost its right. Needs a transaction that
     * has locked the workspace.
     *
     * @return false when it was kept before, or is one that the run wrote while it had the right
     */
    public boolean keepAside(Workspace workspace, Run run, IncomingState state) {
        if (states.existsByRunIdAndMd5AndRecovery(run.id(), state.md5(), false)
                || states.existsByRunIdAndMd5AndRecovery(run.id(), state.md5(), true)) {
            return false;
        }
        var late = make(NewState.Kind.RECOVERY, workspace, run, state);
        var forced = run.cancellation().isForced();
        recoveries.save(new RecoverySnapshot(late, forced ? RecoveryReason.FORCE_CANCELED : RecoveryReason.TOO_LATE));
        return true;
    }

    /** Tells whether the run wrote this state while it had the right. */
    public boolean isKnown(Run run, IncomingState state) {
        return states.existsByRunIdAndMd5AndRecovery(run.id(), state.md5(), false);
    }

    private StateVersion make(NewState.Kind kind, Workspace workspace, Run run, IncomingState state) {
        var content = state.content();
        var version = rows.make(
                workspace,
                new NewState(kind, run.id(), content.serial(), content.lineage(), state.md5()),
                new Actor.Remembered(run.createdBy()));
        rows.finish(workspace, version, state);
        return version;
    }
}
