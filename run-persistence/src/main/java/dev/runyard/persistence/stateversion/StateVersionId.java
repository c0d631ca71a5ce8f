package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.TypedId;

/** Names a state version. */
public record StateVersionId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
