package dev.runyard.persistence.team;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group of users of an organization. */
@Entity
@Table(name = "team")
@SuppressWarnings("NullAway.Init")
public class Team {
    @Id
    private TeamId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Team() {}

    public Team(TeamId id, OrganizationId organizationId, String name, Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.name = name;
        this.createdAt = createdAt;
    }

    /** The team whose members may do everything in their organization; every organization has it. */
    public static final String OWNERS = "owners";

    public boolean isOwners() {
        return name.equals(OWNERS);
    }

    public TeamId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
