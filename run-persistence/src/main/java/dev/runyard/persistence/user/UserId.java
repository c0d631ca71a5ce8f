package dev.runyard.persistence.user;

import dev.runyard.persistence.TypedId;

/** Names a user. */
public record UserId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
