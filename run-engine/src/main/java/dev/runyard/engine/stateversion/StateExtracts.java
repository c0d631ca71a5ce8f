package dev.runyard.engine.stateversion;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.stateversion.StateVersionContent;
import dev.runyard.persistence.stateversion.StateVersionContents;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was read out of states, sealed and opened. */
@Component
final class StateExtracts {
    private static final TypeReference<List<StateResource>> RESOURCES = new TypeReference<>() {};

    private final StateVersionContents contents;
    private final StateVersionOutputs outputs;
    private final Keyring keyring;
    private final Ids ids;
    private final JsonMapper json;

    StateExtracts(
            StateVersionContents contents, StateVersionOutputs outputs, Keyring keyring, Ids ids, JsonMapper json) {
        this.contents = contents;
        this.outputs = outputs;
        this.keyring = keyring;
        this.ids = ids;
        this.json = json;
    }

    /** Keeps the outputs of a state. Needs a transaction in which the state's row is, or is about to be. */
    void keepOutputs(StateVersionId state, List<StateContent.Output> found) {
        found.forEach(output -> keep(state, output));
    }

    private void keep(StateVersionId state, StateContent.Output output) {
        var id = ids.stateVersionOutputId();
        outputs.save(new StateVersionOutput(
                id,
                state,
                output.name(),
                output.sensitive(),
                output.type(),
                output.detailedType(),
                keyring.sealText(output.value(), StateVersionOutput.context(id))));
    }

    /** Keeps the resources of a state. Needs a transaction in which the state's row is, or is about to be. */
    void keep(StateVersionId id, List<StateResource> resources) {
        contents.save(new StateVersionContent(id, seal(id, StateSummary.of(resources)), seal(id, resources)));
    }

    /** Returns the resource instances of a state; nothing when it was not read yet. */
    Optional<List<StateResource>> resources(StateVersionId id) {
        return contents.findById(id)
                .map(content -> json.readValue(
                        keyring.open(content.sealedResources(), StateVersionContent.context(id.value())), RESOURCES));
    }

    /** Removes what was read out of a state. */
    void remove(StateVersionId id) {
        outputs.removeOf(id);
        contents.deleteById(id);
    }

    private byte[] seal(StateVersionId id, Object value) {
        return keyring.seal(json.writeValueAsBytes(value), StateVersionContent.context(id.value()));
    }
}
