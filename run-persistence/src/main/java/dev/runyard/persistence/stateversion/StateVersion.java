package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stored state of a workspace. */
@Entity
@Table(name = "state_version")
@SuppressWarnings("NullAway.Init")
public class StateVersion {
    @Id
    private StateVersionId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    @Column(name = "run_id")
    private @Nullable RunId runId;

    private long serial;

    private @Nullable String lineage;

    private @Nullable String md5;

    private boolean intermediate;

    private boolean recovery;

    @Embedded
    private Actor.Ref createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    private StateVersionStatus status = StateVersionStatus.PENDING;

    private long size = 0;

    @Column(name = "resource_count")
    private int resourceCount = 0;

    @Column(name = "terraform_version")
    private @Nullable String terraformVersion;

    private @Nullable BlobId blob;

    @Column(name = "json_blob")
    private @Nullable BlobId jsonBlob;

    @Column(name = "finalized_at")
    private @Nullable Instant finalizedAt;

    @Column(name = "under_lock")
    private boolean underLock = false;

    @Column(name = "rollback_state_version_id")
    private @Nullable StateVersionId rollbackStateVersionId;

    @Column(name = "soft_deleted_at")
    private @Nullable Instant softDeletedAt;

    protected StateVersion() {}

    public StateVersion(StateVersionId id, Workspace workspace, NewState asked, Actor by, Instant at) {
        this.id = id;
        this.organizationId = workspace.organizationId();
        this.workspaceId = workspace.id();
        this.runId = asked.runId();
        this.serial = asked.serial();
        this.lineage = asked.lineage();
        this.md5 = asked.md5();
        this.intermediate = asked.kind() == NewState.Kind.INTERMEDIATE;
        this.recovery = asked.kind() == NewState.Kind.RECOVERY;
        this.createdBy = by.ref();
        this.createdAt = at;
    }

    /**
     * Takes the raw state; from then on the version counts.
     *
     * @param actualLineage that of the bytes, which counts when none was announced
     * @param managed how many resource instances of mode {@code managed} are in it
     */
    public void finish(
            BlobId rawBlob, long bytes, String actualLineage, int managed, @Nullable String toolVersion, Instant at) {
        this.lineage = lineage == null ? actualLineage : lineage;
        this.blob = rawBlob;
        this.size = bytes;
        this.resourceCount = managed;
        this.terraformVersion = toolVersion;
        this.status = StateVersionStatus.FINALIZED;
        this.finalizedAt = at;
    }

    /** Takes the JSON state. */
    public void keepJson(BlobId newJsonBlob) {
        this.jsonBlob = newJsonBlob;
    }

    /** Makes the last state of an apply a full one. */
    public void promote() {
        this.intermediate = false;
    }

    /** Marks a version that others may follow before the lock under which it came is taken back. */
    public void waitForUnlock() {
        this.underLock = true;
    }

    /** Remembers which version this one is a copy of. */
    public void copies(StateVersionId original) {
        this.rollbackStateVersionId = original;
    }

    /** Gives up a version whose bytes never came. */
    public void discard() {
        this.status = StateVersionStatus.DISCARDED;
    }

    /** Puts the data out of reach. */
    public void softDelete(Instant at) {
        this.status = StateVersionStatus.BACKING_DATA_SOFT_DELETED;
        this.softDeletedAt = at;
    }

    /** Takes {@link #softDelete} back. */
    public void restore() {
        this.status = StateVersionStatus.FINALIZED;
        this.softDeletedAt = null;
    }

    /** Lets go of the data for good. */
    public void loseData() {
        this.status = StateVersionStatus.BACKING_DATA_PERMANENTLY_DELETED;
        this.blob = null;
        this.jsonBlob = null;
    }

    public StateVersionId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    public @Nullable RunId runId() {
        return runId;
    }

    public long serial() {
        return serial;
    }

    public @Nullable String lineage() {
        return lineage;
    }

    public @Nullable String md5() {
        return md5;
    }

    public boolean intermediate() {
        return intermediate;
    }

    /** Tells whether it may still give way to a later state of the same operation: an apply, or what is done under one lock. */
    public boolean isSnapshot() {
        return intermediate || underLock;
    }

    /** Returns which version this one is a copy of; null when it is none. */
    public @Nullable StateVersionId rollbackStateVersionId() {
        return rollbackStateVersionId;
    }

    public boolean recovery() {
        return recovery;
    }

    public Actor.Ref createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public StateVersionStatus status() {
        return status;
    }

    /** Tells whether its bytes are still to come. */
    public boolean isPending() {
        return status == StateVersionStatus.PENDING;
    }

    /** Tells whether its bytes are here, and may be read. */
    public boolean isReadable() {
        return status == StateVersionStatus.FINALIZED;
    }

    public long size() {
        return size;
    }

    /** Returns how many managed resource instances are in the state. */
    public int resourceCount() {
        return resourceCount;
    }

    public @Nullable String terraformVersion() {
        return terraformVersion;
    }

    /** Returns the blob of the raw state once it was uploaded. */
    public @Nullable BlobId blob() {
        return blob;
    }

    /** Returns the blob of the JSON state; null when none was uploaded. */
    public @Nullable BlobId jsonBlob() {
        return jsonBlob;
    }

    public @Nullable Instant finalizedAt() {
        return finalizedAt;
    }
}
