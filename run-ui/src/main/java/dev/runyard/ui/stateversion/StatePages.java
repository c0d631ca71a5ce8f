package dev.runyard.ui.stateversion;

import dev.runyard.engine.stateversion.ListedResources;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.ui.place.WorkspacePlace;
import dev.runyard.ui.run.Names;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what pages show of states; sensitive values are not even opened. */
@Component
final class StatePages {
    private static final int MOST = 500;
    private static final int LONGEST_VALUE = 2000;

    private final StateVersions states;
    private final StateVersionOutputs outputs;
    private final ListedResources resources;
    private final Keyring keyring;
    private final Names names;

    StatePages(
            StateVersions states,
            StateVersionOutputs outputs,
            ListedResources resources,
            Keyring keyring,
            Names names) {
        this.states = states;
        this.outputs = outputs;
        this.resources = resources;
        this.keyring = keyring;
        this.names = names;
    }

    /** Returns a state of the workspace. */
    StateVersion find(WorkspacePlace place, StateVersionId id) {
        return states.findById(id)
                .filter(found -> found.workspaceId().equals(place.workspace().id()))
                .orElseThrow(NotFound::new);
    }

    List<StateRow> rows(WorkspacePlace place, List<StateVersion> found) {
        var called = names.of(found.stream().map(StateVersion::createdBy).toList());
        return found.stream()
                .map(state -> StateRow.of(place, state, called.apply(state.createdBy())))
                .toList();
    }

    StatePage page(WorkspacePlace place, StateVersion state) {
        var row = rows(place, List.of(state)).getFirst();
        if (!state.isReadable()) {
            return new StatePage(row, List.of(), 0, List.of(), 0, false);
        }
        var values = outputs.of(state.id());
        var listed = resources.of(state.id());
        return new StatePage(
                row,
                values.stream().limit(MOST).map(this::output).toList(),
                Math.max(0, values.size() - MOST),
                listed.stream().limit(MOST).toList(),
                Math.max(0, listed.size() - MOST),
                rollsBack(place, state));
    }

    private static boolean rollsBack(WorkspacePlace place, StateVersion state) {
        return place.isLockedByVisitor()
                && place.writesStates()
                && !state.recovery()
                && !state.id().equals(place.workspace().currentStateVersionId());
    }

    private StatePage.Output output(StateVersionOutput output) {
        return new StatePage.Output(
                output.name(), output.type(), output.sensitive() ? null : cut(output.value(keyring)));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
