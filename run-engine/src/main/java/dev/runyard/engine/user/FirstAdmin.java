package dev.runyard.engine.user;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.Users;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes sure that somebody can sign in to a new installation. */
@Component
public final class FirstAdmin {
    static final String USERNAME = "admin";
    static final String CONFIGURED = "RUNYARD_ADMIN_TOKEN";

    private static final String EMAIL = "admin@localhost";
    private static final String MADE = "Made at the first start";
    private static final Pattern LONG_ENOUGH = Pattern.compile("[\\x21-\\x7e]{16,}");

    private final Users users;
    private final Tokens tokens;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    FirstAdmin(Users users, Tokens tokens, Steps steps, Ids ids, InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the site admin {@code admin} with a token when the installation has no site admin yet.
     *
     * <p>A configured token works at every start, whatever was configured before: it is a token of the oldest site
     * admin, and takes the place of the token configured before it. Leaving the setting out later ends nothing; revoke
     * the token for that.
     *
     * @param configuredToken the value of {@code RUNYARD_ADMIN_TOKEN}
     * @return the text of a token that was made up now, to be shown once; nothing when one was configured, or when there
     *     is a site admin already
     * @throws StartRefused when the configured token is shorter than 16 characters or has blanks in it
     */
    public Optional<String> ensure(Optional<String> configuredToken) {
        configuredToken.ifPresent(FirstAdmin::requireHardToGuess);
        return steps.take(() -> {
            users.waitForTurn();
            var present = users.findFirstBySiteAdminTrueOrderByCreatedAtAscIdAsc();
            var admin = present.orElseGet(this::admin);
            if (configuredToken.isPresent()) {
                configure(admin, configuredToken.get());
                return Optional.empty();
            }
            return present.isPresent() ? Optional.empty() : Optional.of(makeUp(admin));
        });
    }

    private static void requireHardToGuess(String token) {
        if (!LONG_ENOUGH.matcher(token).matches()) {
            throw new StartRefused(CONFIGURED + " must be at least 16 characters long, without blanks.");
        }
    }

    private User admin() {
        return users.save(new User(ids.userId(), USERNAME, EMAIL, true, clock.instant()));
    }

    private void configure(User admin, String token) {
        if (tokens.findByHash(TokenText.hash(token)).isEmpty()) {
            tokens.delete(admin.id(), CONFIGURED);
            keep(admin, token, CONFIGURED);
        }
    }

    private String makeUp(User admin) {
        String token = TokenText.random();
        keep(admin, token, MADE);
        return token;
    }

    private void keep(User admin, String token, String description) {
        tokens.save(Token.ofUser(
                ids.tokenId(),
                TokenText.hash(token),
                admin.id(),
                description,
                new Actor.Engine(),
                clock.instant(),
                null));
    }
}
