package dev.runyard.engine.user;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.agentpool.AgentPools;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.Token;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.TokenKind;
import dev.runyard.persistence.user.Tokens;
import dev.runyard.persistence.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues and revokes tokens. That the caller may is checked before. */
@Component
public final class TokenDesk {
    private static final int LONGEST_DESCRIPTION = 255;
    private static final int MOST_OF_POOL = 100;

    private final Tokens tokens;
    private final WorkerTokens workerTokens;
    private final AgentPools pools;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    TokenDesk(Tokens tokens, WorkerTokens workerTokens, AgentPools pools, Steps steps, Ids ids, InstantSource clock) {
        this.tokens = tokens;
        this.workerTokens = workerTokens;
        this.pools = pools;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a token that speaks for a user.
     *
     * @param expiresAt the first moment it is no longer good for; null for never
     * @throws Invalid when that moment has passed, or the description is too long
     */
    public IssuedToken issueForUser(UserId user, String description, @Nullable Instant expiresAt, Actor by) {
        requireFuture(expiresAt);
        requireShort(description);
        String text = TokenText.random();
        return new IssuedToken(
                steps.take(() -> tokens.save(Token.ofUser(
                        ids.tokenId(), TokenText.hash(text), user, description, by, clock.instant(), expiresAt))),
                text);
    }

    /** Makes the token of an organization; the one before is no longer good. */
    public IssuedToken issueForOrganization(OrganizationId organization, @Nullable Instant expiresAt, Actor by) {
        requireFuture(expiresAt);
        String text = TokenText.random();
        return new IssuedToken(
                steps.take(() -> {
                    tokens.delete(organization, TokenKind.ORGANIZATION);
                    return tokens.save(Token.ofOrganization(
                            ids.tokenId(), TokenText.hash(text), organization, by, clock.instant(), expiresAt));
                }),
                text);
    }

    /**
     * Makes a token for workers on other machines.
     *
     * @throws Invalid when the description is too long
     */
    public IssuedToken issueForWorkers(String description, Actor by) {
        requireShort(description);
        String text = TokenText.random();
        return new IssuedToken(
                steps.take(() -> tokens.save(
                        Token.ofWorkers(ids.tokenId(), TokenText.hash(text), description, by, clock.instant()))),
                text);
    }

    /**
     * Ends a token of workers at once: they claim nothing more, and finish what they hold.
     *
     * @throws NotFound also when it speaks for somebody else
     */
    public void revokeWorkerToken(TokenId id) {
        steps.take(() -> {
            var token = tokens.findById(id)
                    .filter(found -> found.kind() == TokenKind.WORKER)
                    .orElseThrow(NotFound::new);
            tokens.delete(token);
            return token;
        });
    }

    /**
     * Makes a token for the agents of a pool.
     *
     * @throws Invalid when the description is missing or too long, or the pool has too many tokens
     */
    public IssuedToken issueForAgents(AgentPoolId pool, String description, Actor by) {
        requireDescribed(description);
        String text = TokenText.random();
        return new IssuedToken(
                steps.take(() -> {
                    var of = pools.lock(pool).orElseThrow(NotFound::new);
                    if (tokens.countByAgentPoolId(pool) >= MOST_OF_POOL) {
                        throw Invalid.because("An agent pool can have " + MOST_OF_POOL + " tokens at most");
                    }
                    return tokens.save(Token.ofAgents(
                            ids.agentTokenId(), TokenText.hash(text), of, description, by, clock.instant()));
                }),
                text);
    }

    private static void requireDescribed(String description) {
        if (description.isBlank()) {
            throw Invalid.attribute("description", "can't be blank");
        }
        requireShort(description);
    }

    /**
     * Makes a token for the worker inside this process. It is kept in memory only: it is good in this process alone, and
     * as long as it runs.
     */
    public String mintWorkerToken(String name) {
        return workerTokens.mint(name);
    }

    /** Ends a token at once. */
    public void revoke(TokenId id) {
        steps.take(() -> {
            var token = tokens.findById(id).orElseThrow(NotFound::new);
            tokens.delete(token);
            return token;
        });
    }

    /**
     * Ends a token of this user at once.
     *
     * @throws NotFound also when it is somebody else's
     */
    public void revokeOwn(UserId user, TokenId id) {
        steps.take(() -> {
            var token = tokens.findById(id)
                    .filter(found -> user.equals(found.userId()))
                    .orElseThrow(NotFound::new);
            tokens.delete(token);
            return token;
        });
    }

    /** Ends the token of an organization at once. */
    public void revokeOrganizationToken(OrganizationId organization) {
        if (steps.take(() -> tokens.delete(organization, TokenKind.ORGANIZATION)) == 0) {
            throw new NotFound();
        }
    }

    private static void requireShort(String description) {
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Invalid.attribute("description", "is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
    }

    private void requireFuture(@Nullable Instant expiresAt) {
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw Invalid.attribute("expired-at", "must be in the future");
        }
    }
}
