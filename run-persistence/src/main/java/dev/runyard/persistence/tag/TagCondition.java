package dev.runyard.persistence.tag;

import org.jspecify.annotations.Nullable;

/**
 * What a tag has to be.
 *
 * @param key null for any
 * @param value null for any; not both
 */
public record TagCondition(@Nullable String key, @Nullable String value) {
    public TagCondition {
        if (key == null && value == null) {
            throw new IllegalArgumentException("any tag will do");
        }
    }
}
