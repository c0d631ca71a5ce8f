package dev.runyard.persistence.organization;

import dev.runyard.persistence.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a user belongs to an organization. */
@Entity
@Table(name = "organization_membership")
@SuppressWarnings("NullAway.Init")
public class OrganizationMembership {
    @Id
    private OrganizationMembershipId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "user_id")
    private UserId userId;

    private MembershipStatus status;

    @Column(name = "created_at")
    private Instant createdAt;

    protected OrganizationMembership() {}

    public OrganizationMembership(
            OrganizationMembershipId id,
            OrganizationId organizationId,
            UserId userId,
            MembershipStatus status,
            Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.userId = userId;
        this.status = status;
        this.createdAt = createdAt;
    }

    public OrganizationMembershipId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public UserId userId() {
        return userId;
    }

    public MembershipStatus status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
