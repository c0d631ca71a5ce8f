package dev.runyard.engine.stateversion;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The rows a state version is made of. Needs a transaction that has locked the workspace. */
@Component
final class StateVersionRows {
    private final StateVersions states;
    private final StateVersionOutputs outputs;
    private final Keyring keyring;
    private final Ids ids;
    private final StateChange change;
    private final InstantSource clock;

    StateVersionRows(
            StateVersions states,
            StateVersionOutputs outputs,
            Keyring keyring,
            Ids ids,
            StateChange change,
            InstantSource clock) {
        this.states = states;
        this.outputs = outputs;
        this.keyring = keyring;
        this.ids = ids;
        this.change = change;
        this.clock = clock;
    }

    StateVersion make(Workspace workspace, NewState asked, Actor by) {
        return states.save(new StateVersion(ids.stateVersionId(), workspace, asked, by, clock.instant()));
    }

    /** Binds the bytes to their version; a full one is from then on the workspace's present state. */
    void finish(Workspace workspace, StateVersion version, IncomingState state) {
        var content = state.content();
        version.finish(state.blob(), state.size(), content.managed(), content.terraformVersion(), clock.instant());
        content.outputs().forEach(output -> save(version, output));
        if (!version.intermediate() && !version.recovery()) {
            workspace.makeCurrent(version.id(), version.createdAt());
            change.happened(workspace);
        }
    }

    private void save(StateVersion version, StateContent.Output output) {
        var id = ids.stateVersionOutputId();
        outputs.save(new StateVersionOutput(
                id,
                version.id(),
                output.name(),
                output.sensitive(),
                output.type(),
                output.detailedType(),
                keyring.sealText(output.value(), StateVersionOutput.context(id))));
    }
}
