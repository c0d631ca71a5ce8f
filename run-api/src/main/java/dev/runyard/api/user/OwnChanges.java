package dev.runyard.api.user;

import dev.runyard.engine.user.UserChanges;
import org.jspecify.annotations.Nullable;

/** What users may change of themselves. */
record OwnChanges(@Nullable String username, @Nullable String email) {
    UserChanges asked() {
        return new UserChanges(username, email, null);
    }
}
