package dev.runyard.persistence.user;

import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.team.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A long-lived secret that speaks for somebody; only its hash is kept. */
@Entity
@Table(name = "token")
@SuppressWarnings("NullAway.Init")
public class Token {
    @Id
    private TokenId id;

    @Version
    private @Nullable Long version;

    private TokenKind kind;

    private String hash;

    @Column(name = "user_id")
    private @Nullable UserId userId;

    @Column(name = "organization_id")
    private @Nullable OrganizationId organizationId;

    @Column(name = "team_id")
    private @Nullable TeamId teamId;

    @Column(name = "agent_pool_id")
    private @Nullable AgentPoolId agentPoolId;

    private String description;

    @Embedded
    private Actor.Ref createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    protected Token() {}

    /** Makes a token of {@code user}; {@code expiresAt} null for one that does not end. */
    public static Token ofUser(
            TokenId id,
            String hash,
            UserId user,
            String description,
            Actor by,
            Instant at,
            @Nullable Instant expiresAt) {
        var token = new Token(id, TokenKind.USER, hash, description, by, at);
        token.userId = user;
        token.expiresAt = expiresAt;
        return token;
    }

    /** Makes the token of an organization. */
    public static Token ofOrganization(
            TokenId id, String hash, OrganizationId organization, Actor by, Instant at, @Nullable Instant expiresAt) {
        var token = new Token(id, TokenKind.ORGANIZATION, hash, "", by, at);
        token.organizationId = organization;
        token.expiresAt = expiresAt;
        return token;
    }

    /** Makes a token of workers that take jobs of every organization. */
    public static Token ofWorkers(TokenId id, String hash, String description, Actor by, Instant at) {
        return new Token(id, TokenKind.WORKER, hash, description, by, at);
    }

    /** Makes a token of the agents of a pool. */
    public static Token ofAgents(TokenId id, String hash, AgentPool pool, String description, Actor by, Instant at) {
        var token = new Token(id, TokenKind.AGENT, hash, description, by, at);
        token.organizationId = pool.organizationId();
        token.agentPoolId = pool.id();
        return token;
    }

    private Token(TokenId id, TokenKind kind, String hash, String description, Actor by, Instant at) {
        this.id = id;
        this.kind = kind;
        this.hash = hash;
        this.description = description;
        this.createdBy = by.ref();
        this.createdAt = at;
    }

    /** Tells whether the token may still be used at {@code now}. */
    public boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public TokenId id() {
        return id;
    }

    public TokenKind kind() {
        return kind;
    }

    public String hash() {
        return hash;
    }

    public @Nullable UserId userId() {
        return userId;
    }

    public @Nullable OrganizationId organizationId() {
        return organizationId;
    }

    public @Nullable TeamId teamId() {
        return teamId;
    }

    public @Nullable AgentPoolId agentPoolId() {
        return agentPoolId;
    }

    public String description() {
        return description;
    }

    public Actor.Ref createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }
}
