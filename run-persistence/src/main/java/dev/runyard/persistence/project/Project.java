package dev.runyard.persistence.project;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group of workspaces. */
@Entity
@Table(name = "project")
@SuppressWarnings("NullAway.Init")
public class Project {
    @Id
    private ProjectId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    private String name;

    private String description;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Project() {}

    public Project(ProjectId id, OrganizationId organizationId, String name, String description, Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.name = name;
        this.description = description;
        this.createdAt = createdAt;
    }

    public void rename(String value) {
        this.name = value;
    }

    public void describe(String value) {
        this.description = value;
    }

    public ProjectId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
