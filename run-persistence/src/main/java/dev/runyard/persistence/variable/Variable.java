package dev.runyard.persistence.variable;

import static java.util.Objects.requireNonNullElse;

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

/** A variable of a workspace or of a variable set; every value is sealed, sensitive or not. */
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
    private @Nullable WorkspaceId workspaceId;

    @Column(name = "variable_set_id")
    private @Nullable VariableSetId variableSetId;

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

    public Variable(VariableId id, VariableOwner owner, VariableDefinition definition, byte[] sealedValue, Instant at) {
        this.id = id;
        this.organizationId = owner.organization();
        this.workspaceId = owner.workspace();
        this.variableSetId = owner.variableSet();
        this.sealedValue = sealedValue;
        this.createdAt = at;
        define(definition, at);
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
    public void change(VariableDefinition definition, Instant at) {
        define(definition, at);
    }

    private void define(VariableDefinition definition, Instant at) {
        this.key = definition.key();
        this.description = definition.description();
        this.category = definition.category();
        this.hcl = definition.hcl();
        this.sensitive = definition.sensitive();
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

    /** Returns how often it was changed since it was made, known once it is stored. */
    public long changes() {
        return requireNonNullElse(version, 0L);
    }

    public VariableOwner owner() {
        return new VariableOwner(organizationId, workspaceId, variableSetId);
    }

    /** Returns the workspace it belongs to; null for one of a variable set. */
    public @Nullable WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Returns the variable set it belongs to; null for one of a workspace. */
    public @Nullable VariableSetId variableSetId() {
        return variableSetId;
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
