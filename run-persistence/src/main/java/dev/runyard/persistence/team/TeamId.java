package dev.runyard.persistence.team;

import dev.runyard.persistence.TypedId;

/** Names a team. */
public record TeamId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
