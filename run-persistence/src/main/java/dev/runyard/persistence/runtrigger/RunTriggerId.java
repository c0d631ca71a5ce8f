package dev.runyard.persistence.runtrigger;

import dev.runyard.persistence.TypedId;

/** Names a run trigger. */
public record RunTriggerId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
