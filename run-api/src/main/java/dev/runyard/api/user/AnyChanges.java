package dev.runyard.api.user;

import dev.runyard.engine.user.UserChanges;
import org.jspecify.annotations.Nullable;

/** What the site admin may change of any user. */
record AnyChanges(
        @Nullable String username,
        @Nullable String email,
        @Nullable Boolean isAdmin) {
    UserChanges asked() {
        return new UserChanges(username, email, isAdmin);
    }
}
