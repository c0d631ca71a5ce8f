package dev.runyard.engine.stateversion;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The rows a state version is made of. Needs a transaction that has locked the workspace. */
@Component
final class StateVersionRows {
    private final StateVersions states;
    private final StateExtracts extracts;
    private final PresentState present;
    private final Ids ids;
    private final InstantSource clock;

    StateVersionRows(StateVersions states, StateExtracts extracts, PresentState present, Ids ids, InstantSource clock) {
        this.states = states;
        this.extracts = extracts;
        this.present = present;
        this.ids = ids;
        this.clock = clock;
    }

    StateVersion make(Workspace workspace, NewState asked, Actor by) {
        return states.save(new StateVersion(ids.stateVersionId(), workspace, asked, by, clock.instant()));
    }

    /** Binds the bytes to their version; a full one is from then on the workspace's present state. */
    void finish(Workspace workspace, StateVersion version, IncomingState state) {
        var content = state.content();
        version.finish(
                state.blob(),
                state.size(),
                content.lineage(),
                content.managed(),
                content.terraformVersion(),
                clock.instant());
        extracts.keepOutputs(version.id(), content.outputs());
        extracts.keep(version.id(), content.resources());
        if (!version.intermediate() && !version.recovery()) {
            markIfLocked(workspace, version);
            present.become(workspace, version);
        }
    }

    private static void markIfLocked(Workspace workspace, StateVersion version) {
        if (workspace.lock() != null) {
            version.waitForUnlock();
        }
    }
}
