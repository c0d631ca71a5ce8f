package dev.runyard.persistence.user;

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

    Optional<Token> findByOrganizationIdAndKind(OrganizationId organization, TokenKind kind);

    /** Notes a use, at most once a minute, so that reading costs no writes. */
    @Modifying
    @Query("update Token t set t.lastUsedAt = :at where t.id = :id"
            + " and (t.lastUsedAt is null or t.lastUsedAt < :unlessSince)")
    void used(TokenId id, Instant at, Instant unlessSince);
}
