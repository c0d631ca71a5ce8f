package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.Account;
import dev.runyard.engine.user.Accounts;
import dev.runyard.persistence.user.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;

/** The account of whoever asks: {@code terraform login} reads it to greet its user. */
@ApiController
final class AccountController {
    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/api/v2/account/details")
    @Requires(Permission.AUTHENTICATED)
    Account details(Actor actor) {
        return accounts.of(actor);
    }

    @PatchMapping("/api/v2/account/update")
    @Requires(Permission.AUTHENTICATED)
    Account update(Actor.User actor, @JsonApiBody OwnChanges changes) {
        return Account.of(accounts.update(actor.id(), changes.asked()));
    }
}
