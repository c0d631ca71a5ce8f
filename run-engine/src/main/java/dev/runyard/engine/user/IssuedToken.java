package dev.runyard.engine.user;

import dev.runyard.persistence.user.Token;

/**
 * A new token.
 *
 * @param text what its owner presents; shown now and never again
 */
public record IssuedToken(Token token, String text) {
    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
