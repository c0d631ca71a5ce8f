package dev.runyard.persistence.tag;

import dev.runyard.persistence.TypedId;

/** Names a key that an organization has reserved for tags. */
public record ReservedTagKeyId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
