package dev.runyard.persistence.configurationversion;

import dev.runyard.persistence.TypedId;

/** Names a configuration version. */
public record ConfigurationVersionId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
