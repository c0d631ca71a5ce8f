package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.Account;
import dev.runyard.engine.user.Accounts;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * How the site admin makes users. Terraform Enterprise lists and deletes them at these paths, too; making and changing is an
 * addition of ours, since this server sends no invitations.
 */
@ApiController
final class AdminUserController {
    private final Users users;
    private final Accounts accounts;

    AdminUserController(Users users, Accounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    @GetMapping("/api/v2/admin/users")
    @Requires(Permission.SITE_ADMIN)
    Listing<Account> list(Paging paging) {
        return paging.of(users.findAllByOrderByUsername(paging.request())).map(Account::of);
    }

    @PostMapping("/api/v2/admin/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.SITE_ADMIN)
    Account create(@JsonApiBody NewUser asked) {
        return Account.of(accounts.create(asked.username(), asked.email(), asked.asAdmin()));
    }

    @PatchMapping("/api/v2/admin/users/{user}")
    @Requires(Permission.SITE_ADMIN)
    Account update(@PathVariable UserId user, @JsonApiBody AnyChanges changes) {
        return Account.of(accounts.update(user, changes.asked()));
    }

    @DeleteMapping("/api/v2/admin/users/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SITE_ADMIN)
    void delete(@PathVariable UserId user) {
        accounts.delete(user);
    }
}
