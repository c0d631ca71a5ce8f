package dev.runyard.engine.user;

import dev.runyard.persistence.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Who a token speaks for, in the form of a user, as HCP Terraform tells it of the tokens of organizations and teams too.
 *
 * @param id the id of the user, or of what the service account stands for
 * @param email null for a service account
 * @param service whether no person stands behind it
 */
public record Account(String id, String username, @Nullable String email, boolean service, boolean siteAdmin) {
    /** Returns the account of a user. */
    public static Account of(User user) {
        return new Account(user.id().value(), user.username(), user.email(), false, user.siteAdmin());
    }
}
