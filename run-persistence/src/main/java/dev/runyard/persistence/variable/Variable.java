package dev.runyard.persistence.variable;

import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A variable of a workspace; every value is sealed, sensitive or not. */
@Entity
@Table(name = "variable")
@SuppressWarnings("NullAway.Init")
public class Variable {
    @Id
    private VariableId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    private String key;

    @Column(name = "sealed_value")
    private byte[] sealedValue;

    private String description;

    private VariableCategory category;

    private boolean hcl;

    private boolean sensitive;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Variable() {}

    public Variable(
            VariableId id,
            OrganizationId organizationId,
            WorkspaceId workspaceId,
            String key,
            byte[] sealedValue,
            String description,
            VariableCategory category,
            boolean hcl,
            boolean sensitive,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.workspaceId = workspaceId;
        this.key = key;
        this.sealedValue = sealedValue;
        this.description = description;
        this.category = category;
        this.hcl = hcl;
        this.sensitive = sensitive;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** Returns the value in the clear, for a run's snapshot or for somebody who may see it. */
    public String value(Keyring keyring) {
        return keyring.openText(sealedValue, context(id));
    }

    /** Returns what the sealed value of variable {@code id} is bound to. */
    public static String context(VariableId id) {
        return "variable:" + id.value();
    }

    /** Changes everything but the value. */
    public void change(
            String newKey,
            String newDescription,
            VariableCategory newCategory,
            boolean isHcl,
            boolean isSensitive,
            Instant at) {
        this.key = newKey;
        this.description = newDescription;
        this.category = newCategory;
        this.hcl = isHcl;
        this.sensitive = isSensitive;
        this.updatedAt = at;
    }

    /** Replaces the value. */
    public void changeValue(byte[] sealed, Instant at) {
        this.sealedValue = sealed;
        this.updatedAt = at;
    }

    public VariableId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    public String key() {
        return key;
    }

    public byte[] sealedValue() {
        return sealedValue;
    }

    public String description() {
        return description;
    }

    public VariableCategory category() {
        return category;
    }

    public boolean hcl() {
        return hcl;
    }

    public boolean sensitive() {
        return sensitive;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
