package dev.runyard.persistence.runtrigger;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says that a successful apply in one workspace, the sourceable, queues a run in another. */
@Entity
@Table(name = "run_trigger")
@SuppressWarnings("NullAway.Init")
public class RunTrigger {
    @Id
    private RunTriggerId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    @Column(name = "sourceable_id")
    private WorkspaceId sourceableId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RunTrigger() {}

    /**
     * Connects two workspaces.
     *
     * @param workspace where runs are queued
     * @param sourceable whose applies queue them
     */
    public RunTrigger(
            RunTriggerId id, OrganizationId organization, WorkspaceId workspace, WorkspaceId sourceable, Instant at) {
        this.id = id;
        this.organizationId = organization;
        this.workspaceId = workspace;
        this.sourceableId = sourceable;
        this.createdAt = at;
    }

    public RunTriggerId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    /** Returns the workspace that runs are queued in. */
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Returns the workspace whose applies queue them. */
    public WorkspaceId sourceableId() {
        return sourceableId;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
