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
                .attribute("version-id", variable -> variable.id() + "-" + variable.changes())
                .toOne("configurable", "workspaces", variable -> text(variable.workspaceId()))
                .toOne("varset", "varsets", variable -> text(variable.variableSetId()))
                .related("configurable", variable -> path("/api/v2/workspaces/", variable.workspaceId()))
                .related("varset", variable -> path("/api/v2/varsets/", variable.variableSetId()))
                .self(VariableResource::self);
    }

    private static String self(Variable variable) {
        var workspace = variable.workspaceId();
        return workspace != null
                ? "/api/v2/workspaces/" + workspace + "/vars/" + variable.id()
                : "/api/v2/varsets/" + variable.variableSetId() + "/relationships/vars/" + variable.id();
    }

    private static @Nullable String path(String start, @Nullable TypedId id) {
        return id == null ? null : start + id;
    }

    private static @Nullable String text(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }

    private @Nullable Object value(Variable variable) {
        return variable.sensitive() ? null : variable.value(keyring);
    }
}
