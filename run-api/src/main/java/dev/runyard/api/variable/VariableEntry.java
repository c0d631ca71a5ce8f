package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.engine.variable.VariableDraft;
import dev.runyard.engine.variable.VariableSetWishes.VariableWish;
import dev.runyard.persistence.variable.VariableId;
import org.jspecify.annotations.Nullable;

/** A variable inside of a variable set's document: a whole definition, or one that the set has already. */
record VariableEntry(
        @Nullable VariableId id,
        Field<String> key,
        Field<String> value,
        Field<String> description,
        Field<String> category,
        Field<Boolean> hcl,
        Field<Boolean> sensitive) {

    VariableWish wish() {
        return new VariableWish(id, this::applyTo);
    }

    private VariableDraft applyTo(VariableDraft now) {
        return new VariableChanges(key, value, description, category, hcl, sensitive).applyTo(now);
    }

    @Override
    public String toString() {
        return "VariableEntry[" + key.orElse("") + "]";
    }
}
