package dev.runyard.persistence.agentpool;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Workers of an organization's own: those that have one of its tokens. */
@Entity
@Table(name = "agent_pool")
@SuppressWarnings("NullAway.Init")
public class AgentPool {
    @Id
    private AgentPoolId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    private String name;

    @Column(name = "organization_scoped")
    private boolean organizationScoped;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AgentPool() {}

    public AgentPool(
            AgentPoolId id, OrganizationId organization, String name, boolean organizationScoped, Instant createdAt) {
        this.id = id;
        this.organizationId = organization;
        this.name = name;
        this.organizationScoped = organizationScoped;
        this.createdAt = createdAt;
    }

    public void change(String newName, boolean nowOrganizationScoped) {
        this.name = newName;
        this.organizationScoped = nowOrganizationScoped;
    }

    public AgentPoolId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String name() {
        return name;
    }

    /** Tells whether all workspaces may use it that are not excluded. */
    public boolean organizationScoped() {
        return organizationScoped;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
