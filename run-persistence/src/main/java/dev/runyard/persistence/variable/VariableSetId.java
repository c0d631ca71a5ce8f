package dev.runyard.persistence.variable;

import dev.runyard.persistence.TypedId;

/** Names a variable set. */
public record VariableSetId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
