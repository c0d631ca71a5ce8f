package dev.runyard.engine.user;

import dev.runyard.persistence.crypto.CapabilityTokens;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.TokenKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets people look at pages for a while after they showed a token once. A session is a signed text that names the token;
 * nothing of it is stored, so every server knows it, and it ends at once when the token does.
 */
@Component
public final class Sessions {
    /** How long it takes until the token has to be shown again. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private final StoredTokens stored;
    private final CapabilityTokens capabilities;
    private final InstantSource clock;

    Sessions(StoredTokens stored, CapabilityTokens capabilities, InstantSource clock) {
        this.stored = stored;
        this.capabilities = capabilities;
        this.clock = clock;
    }

    /** Returns a new session, fit for a cookie; nothing when {@code token} is not the valid token of a user. */
    public Optional<String> open(String token) {
        return stored.valid(TokenText.hash(token))
                .filter(found -> found.kind() == TokenKind.USER)
                .map(this::session);
    }

    /** Returns whose session it is; nothing when it is forged or too old, or its token has ended. */
    public Optional<Actor.User> user(String session) {
        return capabilities
                .verify(Purpose.UI_SESSION, session, clock.instant())
                .flatMap(id -> stored.valid(new TokenId(id)))
                .flatMap(stored::actor)
                .map(actor -> actor instanceof Actor.User user ? user : null);
    }

    private String session(Token token) {
        return capabilities.issue(
                Purpose.UI_SESSION, token.id().value(), clock.instant().plus(LIFETIME));
    }
}
