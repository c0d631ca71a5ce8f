package dev.runyard.api.workspace;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code workspace-outputs}, which come with a workspace when it is asked to include them. Sensitive values stay out. */
@Component
final class WorkspaceOutputResource implements Resource<WorkspaceOutput> {
    private final StateVersionOutputs outputs;
    private final Keyring keyring;
    private final JsonMapper json = new JsonMapper();

    WorkspaceOutputResource(StateVersionOutputs outputs, Keyring keyring) {
        this.outputs = outputs;
        this.keyring = keyring;
    }

    @Override
    public Class<WorkspaceOutput> shows() {
        return WorkspaceOutput.class;
    }

    @Override
    public List<WorkspaceOutput> byIds(Collection<String> ids) {
        return outputs.findAllById(ids.stream().map(StateVersionOutputId::new).toList()).stream()
                .map(WorkspaceOutput::new)
                .toList();
    }

    @Override
    public TypedId subject(WorkspaceOutput shown) {
        return shown.output().id();
    }

    @Override
    public ResourceType<WorkspaceOutput> type() {
        return ResourceType.named(
                        "workspace-outputs",
                        (WorkspaceOutput shown) -> shown.output().id().value())
                .attribute("name", shown -> shown.output().name())
                .attribute("sensitive", shown -> shown.output().sensitive())
                .attribute("output-type", shown -> shown.output().type())
                .attribute(
                        "detailed-type", shown -> json.readTree(shown.output().detailedType()))
                .attribute("value", shown -> value(shown.output()));
    }

    private @Nullable JsonNode value(StateVersionOutput output) {
        return output.sensitive() ? null : json.readTree(output.value(keyring));
    }
}
