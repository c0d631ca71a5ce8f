package dev.runyard.api.user;

import org.jspecify.annotations.Nullable;

/** A user that the site admin asks for. */
record NewUser(String username, String email, @Nullable Boolean isAdmin) {
    boolean asAdmin() {
        return Boolean.TRUE.equals(isAdmin);
    }
}
