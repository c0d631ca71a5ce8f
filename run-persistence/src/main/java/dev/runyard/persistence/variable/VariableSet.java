package dev.runyard.persistence.variable;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Variables that many workspaces share. It is owned by an organization or by one of its projects. */
@Entity
@Table(name = "variable_set")
@SuppressWarnings("NullAway.Init")
public class VariableSet {
    @Id
    private VariableSetId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "project_id")
    private @Nullable ProjectId projectId;

    private String name;

    private String description;

    @Column(name = "is_global")
    private boolean global;

    private boolean priority;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected VariableSet() {}

    /**
     * Makes an empty set that applies to nothing.
     *
     * @param owner the project that owns it; null when the organization does
     */
    public VariableSet(
            VariableSetId id, OrganizationId organization, @Nullable ProjectId owner, String name, Instant at) {
        this.id = id;
        this.organizationId = organization;
        this.projectId = owner;
        this.name = name;
        this.description = "";
        this.createdAt = at;
        this.updatedAt = at;
    }

    public void rename(String value) {
        this.name = value;
    }

    public void describe(String value) {
        this.description = value;
    }

    /**
     * Says how its variables reach runs.
     *
     * @param toAll whether it applies to every workspace of the organization
     * @param beforeAll whether its values win over more specific ones, those of the command line too
     */
    public void apply(boolean toAll, boolean beforeAll) {
        this.global = toAll;
        this.priority = beforeAll;
    }

    /** Remembers that it, its variables or where it applies were changed. */
    public void touch(Instant at) {
        this.updatedAt = at;
    }

    public VariableSetId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    /** Returns the project that owns it; null when the organization does. */
    public @Nullable ProjectId projectId() {
        return projectId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public boolean global() {
        return global;
    }

    public boolean priority() {
        return priority;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
