package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.TypedId;

/** Names an output of a state version. */
public record StateVersionOutputId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
