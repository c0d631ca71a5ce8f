package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.variable.Variable;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.Variables;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code vars}. The value of a sensitive one never leaves again. */
@Component
final class VariableResource implements Resource<Variable> {
    private final Variables variables;
    private final Keyring keyring;

    VariableResource(Variables variables, Keyring keyring) {
        this.variables = variables;
        this.keyring = keyring;
    }

    @Override
    public Class<Variable> shows() {
        return Variable.class;
    }

    @Override
    public List<Variable> byIds(Collection<String> ids) {
        return variables.findAllById(ids.stream().map(VariableId::new).toList());
    }

    @Override
    public TypedId subject(Variable variable) {
        return variable.id();
    }

    @Override
    public ResourceType<Variable> type() {
        return ResourceType.named("vars", (Variable variable) -> variable.id().value())
                .attribute("key", Variable::key)
                .attribute("value", this::value)
                .attribute("description", Variable::description)
                .attribute("category", variable -> variable.category().wireName())
                .attribute("hcl", Variable::hcl)
                .attribute("sensitive", Variable::sensitive)
                .attribute("created-at", Variable::createdAt)
                .attribute(
                        "version-id",
                        variable -> variable.id() + "-" + variable.updatedAt().toEpochMilli())
                .toOne(
                        "configurable",
                        "workspaces",
                        variable -> variable.workspaceId().value())
                .related("configurable", variable -> "/api/v2/workspaces/" + variable.workspaceId())
                .self(variable -> "/api/v2/workspaces/" + variable.workspaceId() + "/vars/" + variable.id());
    }

    private @Nullable Object value(Variable variable) {
        return variable.sensitive() ? null : variable.value(keyring);
    }
}
