package dev.runyard.persistence.job;

import dev.runyard.persistence.TypedId;

/** Names a job. */
public record JobId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
