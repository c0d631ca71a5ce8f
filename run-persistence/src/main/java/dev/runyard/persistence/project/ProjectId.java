package dev.runyard.persistence.project;

import dev.runyard.persistence.TypedId;

/** Names a project. */
public record ProjectId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
