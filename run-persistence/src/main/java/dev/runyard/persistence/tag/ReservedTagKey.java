package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that an organization wants people to use for tags, whether it is in use or not. */
@Entity
@Table(name = "reserved_tag_key")
@SuppressWarnings("NullAway.Init")
public class ReservedTagKey {
    @Id
    private ReservedTagKeyId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    private String key;

    @Column(name = "disable_overrides")
    private boolean disableOverrides;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ReservedTagKey() {}

    public ReservedTagKey(
            ReservedTagKeyId id, OrganizationId organization, String key, boolean disableOverrides, Instant at) {
        this.id = id;
        this.organizationId = organization;
        this.key = key;
        this.disableOverrides = disableOverrides;
        this.createdAt = at;
        this.updatedAt = at;
    }

    public void change(String newKey, boolean nowDisableOverrides, Instant at) {
        this.key = newKey;
        this.disableOverrides = nowDisableOverrides;
        this.updatedAt = at;
    }

    public ReservedTagKeyId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String key() {
        return key;
    }

    /** Tells whether workspaces may not have it as their own where their project has it. */
    public boolean disableOverrides() {
        return disableOverrides;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
