package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tag of one workspace or project. HCP Terraform's flat tags are those without a value. */
@Entity
@Table(name = "tag_binding")
@SuppressWarnings("NullAway.Init")
public class TagBinding {
    @Id
    private TagBindingId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private @Nullable WorkspaceId workspaceId;

    @Column(name = "project_id")
    private @Nullable ProjectId projectId;

    private String key;

    private String value;

    @Column(name = "created_at")
    private Instant createdAt;

    protected TagBinding() {}

    /** Binds a key of the organization; {@code value} is empty for none. */
    public TagBinding(TagBindingId id, TagOwner owner, String key, String value, Instant at) {
        this.id = id;
        this.organizationId = owner.organization();
        this.workspaceId = owner.workspace();
        this.projectId = owner.project();
        this.key = key;
        this.value = value;
        this.createdAt = at;
    }

    public void change(String newValue) {
        this.value = newValue;
    }

    public TagBindingId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public String key() {
        return key;
    }

    /** Returns the value; empty for a tag that is a key alone. */
    public String value() {
        return value;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
