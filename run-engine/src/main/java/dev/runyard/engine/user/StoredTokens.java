package dev.runyard.engine.user;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.persistence.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out for whom stored tokens speak. */
@Component
final class StoredTokens {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final Users users;
    private final Teams teams;
    private final Steps steps;
    private final InstantSource clock;

    StoredTokens(Tokens tokens, Users users, Teams teams, Steps steps, InstantSource clock) {
        this.tokens = tokens;
        this.users = users;
        this.teams = teams;
        this.steps = steps;
        this.clock = clock;
    }

    Optional<Actor> actor(String hash) {
        return valid(hash).flatMap(this::actor);
    }

    Optional<Token> valid(String hash) {
        return use(tokens.findByHash(hash));
    }

    Optional<Token> valid(TokenId id) {
        return use(tokens.findById(id));
    }

    private Optional<Token> use(Optional<Token> found) {
        Instant now = clock.instant();
        var valid = found.filter(token -> token.isValid(now));
        valid.filter(token -> isUseToBeNoted(token, now)).ifPresent(token -> noteUse(token, now));
        return valid;
    }

    private static boolean isUseToBeNoted(Token token, Instant now) {
        return token.lastUsedAt() == null
                || token.lastUsedAt().plus(USE_NOTED_EVERY).isBefore(now);
    }

    private void noteUse(Token token, Instant now) {
        steps.take(() -> tokens.used(token.id(), now));
    }

    Optional<Actor> actor(Token token) {
        return switch (token.kind()) {
            case USER ->
                Optional.ofNullable(token.userId())
                        .flatMap(users::findById)
                        .map(user -> new Actor.User(user.id(), user.username(), user.siteAdmin()));
            case TEAM ->
                Optional.ofNullable(token.teamId())
                        .flatMap(teams::findById)
                        .map(team -> new Actor.Team(team.id(), team.organizationId()));
            case ORGANIZATION -> Optional.ofNullable(token.organizationId()).map(Actor.Organization::new);
            case WORKER, AGENT -> Optional.of(new Actor.Worker(token.description(), token.id(), token.agentPoolId()));
        };
    }
}
