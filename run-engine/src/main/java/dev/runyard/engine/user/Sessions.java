package dev.runyard.engine.user;

import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Password;
import dev.runyard.persistence.user.Passwords;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.TokenKind;
import dev.runyard.persistence.user.UserId;
import dev.runyard.persistence.user.Users;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets people look at pages for a while after they showed a token or a password once. A session is a signed text that names
 * the token, or the user and which of their passwords it was; nothing of it is stored, so every server knows it, and it
 * ends at once when the token does, or the password is changed.
 */
@Component
public final class Sessions {
    /** How long it takes until the token has to be shown again. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** No id of a token looks so. */
    private static final String BY_PASSWORD = "password:";

    private final StoredTokens stored;
    private final PasswordDesk desk;
    private final Passwords passwords;
    private final Users users;
    private final CapabilityTokens capabilities;
    private final InstantSource clock;

    Sessions(
            StoredTokens stored,
            PasswordDesk desk,
            Passwords passwords,
            Users users,
            CapabilityTokens capabilities,
            InstantSource clock) {
        this.stored = stored;
        this.desk = desk;
        this.passwords = passwords;
        this.users = users;
        this.capabilities = capabilities;
        this.clock = clock;
    }

    /** Returns a new session, fit for a cookie; nothing when {@code token} is not the valid token of a user. */
    public Optional<String> open(String token) {
        return stored.valid(TokenText.hash(token))
                .filter(found -> found.kind() == TokenKind.USER)
                .map(found -> session(found.id().value()));
    }

    /** Returns a new session for who has this name or e-mail address and this password; nothing for anybody else. */
    public Optional<String> open(String username, String password) {
        return desk.find(username, password).map(found -> session(BY_PASSWORD + which(found)));
    }

    /** Returns whose session it is; nothing when it is forged or too old, or what it was opened with has ended. */
    public Optional<Actor.User> user(String session) {
        return capabilities
                .verify(Purpose.UI_SESSION, session, clock.instant())
                .flatMap(id -> id.startsWith(BY_PASSWORD)
                        ? byPassword(id.substring(BY_PASSWORD.length()))
                        : byToken(new TokenId(id)));
    }

    private Optional<Actor.User> byToken(TokenId id) {
        return stored.valid(id).flatMap(stored::actor).map(actor -> actor instanceof Actor.User user ? user : null);
    }

    private Optional<Actor.User> byPassword(String which) {
        var id = new UserId(which.substring(0, which.indexOf(':')));
        return passwords
                .findById(id)
                .filter(present -> which(present).equals(which))
                .flatMap(present -> users.findById(id))
                .map(user -> new Actor.User(user.id(), user.username(), user.siteAdmin()));
    }

    private static String which(Password password) {
        return password.userId() + ":" + password.generation();
    }

    private String session(String openedWith) {
        return capabilities.issue(
                Purpose.UI_SESSION, openedWith, clock.instant().plus(LIFETIME));
    }
}
