package dev.runyard.ui.workspace;

import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.ui.page.Moment;
import dev.runyard.ui.place.WorkspacePlace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the page of a workspace shows of its state; sensitive values are not even opened. */
@Component
final class CurrentState {
    private static final int MOST_OUTPUTS = 200;
    private static final int LONGEST_VALUE = 2000;

    private final StateVersions states;
    private final StateVersionOutputs outputs;
    private final Keyring keyring;

    CurrentState(StateVersions states, StateVersionOutputs outputs, Keyring keyring) {
        this.states = states;
        this.outputs = outputs;
        this.keyring = keyring;
    }

    /** Returns null when there is none. */
    @Nullable
    StateCard of(WorkspacePlace place) {
        var id = place.workspace().currentStateVersionId();
        return id == null
                ? null
                : states.findById(id).map(state -> card(place, state)).orElse(null);
    }

    StateCard.Outputs outputs(WorkspacePlace place) {
        var id = place.workspace().currentStateVersionId();
        if (id == null || !place.grants().allows(Permission.READ_STATE_OUTPUTS)) {
            return StateCard.Outputs.NONE;
        }
        var found = outputs.of(id);
        return new StateCard.Outputs(
                true,
                found.stream().limit(MOST_OUTPUTS).map(this::output).toList(),
                Math.max(0, found.size() - MOST_OUTPUTS));
    }

    private static StateCard card(WorkspacePlace place, StateVersion state) {
        var run = state.runId();
        return new StateCard(
                state.id().value(),
                state.serial(),
                new Moment(state.createdAt()),
                state.resourceCount(),
                state.terraformVersion(),
                run == null || !place.showsRuns() ? null : place.path(run));
    }

    private StateCard.Output output(StateVersionOutput output) {
        return new StateCard.Output(
                output.name(), output.type(), output.sensitive() ? null : cut(output.value(keyring)));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
