package dev.runyard.persistence.variable;

import dev.runyard.persistence.TypedId;

/** Names a variable. */
public record VariableId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
