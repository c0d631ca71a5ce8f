package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.Account;
import dev.runyard.engine.user.PasswordDesk;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.UserId;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Passwords, to sign in to the pages with. That the site admin sets the first one is an addition of ours. */
@ApiController
final class PasswordController {
    private final PasswordDesk desk;

    PasswordController(PasswordDesk desk) {
        this.desk = desk;
    }

    @PatchMapping("/api/v2/account/password")
    @Requires(Permission.AUTHENTICATED)
    Account change(Actor.User actor, @JsonApiBody ChangedPassword asked) {
        return Account.of(
                desk.change(actor.id(), asked.currentPassword(), asked.password(), asked.passwordConfirmation()));
    }

    @PatchMapping("/api/v2/admin/users/{user}/password")
    @Requires(Permission.SITE_ADMIN)
    Account set(@PathVariable UserId user, @JsonApiBody FirstPassword asked) {
        return Account.of(desk.set(user, asked.password()));
    }
}
