package dev.runyard.api.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token that somebody asks for. */
record NewToken(@Nullable String description, @Nullable Instant expiredAt) {
    String describedAs() {
        return description == null ? "" : description;
    }
}
