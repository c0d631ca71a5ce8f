package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.persistence.workspace.WorkspaceId;

/** A variable that somebody asks for, and the workspace it is for. */
record NewVariable(
        WorkspaceId workspace,
        Field<String> key,
        Field<String> value,
        Field<String> description,
        Field<String> category,
        Field<Boolean> hcl,
        Field<Boolean> sensitive) {

    VariableChanges wishes() {
        return new VariableChanges(key, value, description, category, hcl, sensitive);
    }

    @Override
    public String toString() {
        return "NewVariable[" + key.orElse("") + "]";
    }
}
