package dev.runyard.api.user;

import dev.runyard.engine.user.IssuedToken;
import dev.runyard.persistence.user.Token;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is shown.
 *
 * @param secret its text, known only when it was just made
 */
record TokenView(Token token, @Nullable String secret) {
    static TokenView of(Token token) {
        return new TokenView(token, null);
    }

    static TokenView of(IssuedToken issued) {
        return new TokenView(issued.token(), issued.text());
    }
}
