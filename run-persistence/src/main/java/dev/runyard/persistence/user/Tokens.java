package dev.runyard.persistence.user;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All stored tokens. */
public interface Tokens extends ListCrudRepository<Token, TokenId> {
    Optional<Token> findByHash(String hash);

    Page<Token> findByUserIdOrderByCreatedAtDesc(UserId user, Pageable page);

    Page<Token> findByKindOrderByCreatedAtDesc(TokenKind kind, Pageable page);

    Optional<Token> findByOrganizationIdAndKind(OrganizationId organization, TokenKind kind);

    Page<Token> findByAgentPoolIdOrderByCreatedAtDesc(AgentPoolId pool, Pageable page);

    long countByAgentPoolId(AgentPoolId pool);

    /** Notes a use; another request that is doing so at this moment is not waited for. */
    @Modifying
    @Query(
            value = "update token set last_used_at = :at where id in"
                    + " (select id from token where id = :id for update skip locked)",
            nativeQuery = true)
    int used(TokenId id, Instant at);

    /** Keeps a token from being deleted until the transaction ends; returns 0 when it was before. */
    @Query(value = "select count(*) from (select 1 from token where id = :id for key share) held", nativeQuery = true)
    long hold(TokenId id);

    @Modifying
    @Query("delete from Token t where t.organizationId = :organization and t.kind = :kind")
    int delete(OrganizationId organization, TokenKind kind);

    @Modifying
    @Query("delete from Token t where t.userId = :user and t.description = :description")
    void delete(UserId user, String description);
}
