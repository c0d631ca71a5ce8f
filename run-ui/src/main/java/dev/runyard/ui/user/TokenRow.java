package dev.runyard.ui.user;

import dev.runyard.persistence.user.Token;
import dev.runyard.ui.page.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A token in its user's list.
 *
 * @param used null when it was never used
 * @param ends null when it has no end
 */
public record TokenRow(
        String id,
        String description,
        Moment made,
        @Nullable Moment used,
        @Nullable Moment ends) {
    public static TokenRow of(Token token) {
        return new TokenRow(
                token.id().value(),
                token.description().isEmpty() ? "without a description" : token.description(),
                new Moment(token.createdAt()),
                Moment.of(token.lastUsedAt()),
                Moment.of(token.expiresAt()));
    }
}
