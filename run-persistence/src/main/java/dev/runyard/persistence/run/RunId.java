package dev.runyard.persistence.run;

import dev.runyard.persistence.TypedId;

/** Names a run. */
public record RunId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
