package dev.runyard.persistence.tag;

import dev.runyard.persistence.TypedId;

/** Names a tag of an organization. */
public record TagId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
