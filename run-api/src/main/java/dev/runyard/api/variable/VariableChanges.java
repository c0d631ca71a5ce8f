package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.engine.variable.VariableDraft;

/** What somebody wants of a new variable, or changed of one that is there. */
record VariableChanges(
        Field<String> key,
        Field<String> value,
        Field<String> description,
        Field<String> category,
        Field<Boolean> hcl,
        Field<Boolean> sensitive) {

    VariableDraft applyTo(VariableDraft now) {
        return new VariableDraft(
                key.orElse(now.key()),
                value.sent() ? value.orElse("") : now.value(),
                description.sent() ? description.orElse("") : now.description(),
                category.orElse(now.category()),
                hcl.orElse(now.hcl()),
                sensitive.orElse(now.sensitive()));
    }

    @Override
    public String toString() {
        return "VariableChanges[" + key.orElse("") + "]";
    }
}
