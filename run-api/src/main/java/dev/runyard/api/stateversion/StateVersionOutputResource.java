package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputId;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code state-version-outputs}. A sensitive value is null in the list of the current ones and where outputs are included. */
@Component
final class StateVersionOutputResource implements Resource<OutputView> {
    private final StateVersionOutputs outputs;
    private final Keyring keyring;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    StateVersionOutputResource(StateVersionOutputs outputs, Keyring keyring) {
        this.outputs = outputs;
        this.keyring = keyring;
    }

    @Override
    public Class<OutputView> shows() {
        return OutputView.class;
    }

    @Override
    public List<OutputView> byIds(Collection<String> ids) {
        return outputs.findAllById(ids.stream().map(StateVersionOutputId::new).toList()).stream()
                .map(OutputView::masked)
                .toList();
    }

    @Override
    public TypedId subject(OutputView view) {
        return view.output().id();
    }

    @Override
    public ResourceType<OutputView> type() {
        return ResourceType.named(
                        "state-version-outputs",
                        (OutputView view) -> view.output().id().value())
                .attribute("name", view -> view.output().name())
                .attribute("sensitive", view -> view.output().sensitive())
                .attribute("type", view -> view.output().type())
                .attribute("detailed-type", view -> json.readTree(view.output().detailedType()))
                .attribute("value", this::value)
                .self(view -> "/api/v2/state-version-outputs/" + view.output().id());
    }

    private @Nullable JsonNode value(OutputView view) {
        StateVersionOutput output = view.output();
        return output.sensitive() && !view.reveal() ? null : json.readTree(output.value(keyring));
    }
}
