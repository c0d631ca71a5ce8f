package dev.runyard.persistence.user;

import dev.runyard.persistence.TypedId;

/** Names a token. */
public record TokenId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
