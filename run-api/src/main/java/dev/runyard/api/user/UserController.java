package dev.runyard.api.user;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.user.Account;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Users and their tokens. */
@ApiController
final class UserController {
    private final Users users;
    private final Tokens tokens;
    private final TokenDesk desk;

    UserController(Users users, Tokens tokens, TokenDesk desk) {
        this.users = users;
        this.tokens = tokens;
        this.desk = desk;
    }

    @GetMapping("/api/v2/users/{user}")
    @Requires(Permission.READ_USER)
    Account read(@PathVariable UserId user) {
        return users.findById(user).map(Account::of).orElseThrow(NotFound::new);
    }

    @GetMapping("/api/v2/users/{user}/authentication-tokens")
    @Requires(Permission.MANAGE_USER_TOKENS)
    Listing<TokenView> tokens(@PathVariable UserId user, Paging paging) {
        return paging.of(tokens.findByUserIdOrderByCreatedAtDesc(user, paging.request()))
                .map(TokenView::of);
    }

    @PostMapping("/api/v2/users/{user}/authentication-tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_USER_TOKENS)
    TokenView issue(@PathVariable UserId user, @JsonApiBody NewToken asked, Actor actor) {
        return TokenView.of(desk.issueForUser(user, asked.describedAs(), asked.expiredAt(), actor));
    }

    @GetMapping("/api/v2/authentication-tokens/{token}")
    @Requires(Permission.MANAGE_USER_TOKENS)
    TokenView token(@PathVariable TokenId token) {
        return tokens.findById(token).map(TokenView::of).orElseThrow(NotFound::new);
    }

    @DeleteMapping("/api/v2/authentication-tokens/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_USER_TOKENS)
    void revoke(@PathVariable TokenId token) {
        desk.revoke(token);
    }
}
