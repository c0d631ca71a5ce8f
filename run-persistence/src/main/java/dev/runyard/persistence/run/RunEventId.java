package dev.runyard.persistence.run;

import dev.runyard.persistence.TypedId;

/** Names an event of a run. */
public record RunEventId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
