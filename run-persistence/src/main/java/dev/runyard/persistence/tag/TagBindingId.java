package dev.runyard.persistence.tag;

import dev.runyard.persistence.TypedId;

/** Names a tag as it is bound to one workspace or project. */
public record TagBindingId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
