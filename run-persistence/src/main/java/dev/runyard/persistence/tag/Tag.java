package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A key that some workspace or project of an organization is tagged with. It is gone with the last of them. */
@Entity
@Immutable
@Table(name = "tag")
@SuppressWarnings("NullAway.Init")
public class Tag {
    @Id
    private TagId id;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    private String key;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Tag() {}

    public TagId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String key() {
        return key;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
