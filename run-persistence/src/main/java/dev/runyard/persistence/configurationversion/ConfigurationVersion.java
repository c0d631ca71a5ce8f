package dev.runyard.persistence.configurationversion;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bundle of configuration: first a promise, then an uploaded archive. */
@Entity
@Table(name = "configuration_version")
@SuppressWarnings("NullAway.Init")
public class ConfigurationVersion {
    @Id
    private ConfigurationVersionId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    @Column(name = "auto_queue_runs")
    private boolean autoQueueRuns;

    private boolean speculative;

    private boolean provisional;

    @Embedded
    private Actor.Ref createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    private ConfigurationVersionStatus status = ConfigurationVersionStatus.PENDING;

    private ConfigurationVersionSource source = ConfigurationVersionSource.API;

    private @Nullable BlobId blob;

    private @Nullable String digest;

    @Column(name = "error_message")
    private @Nullable String errorMessage;

    @Column(name = "uploaded_at")
    private @Nullable Instant uploadedAt;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    /** When an archive that was softly deleted goes for good; null for all others. */
    @Column(name = "backing_data_until")
    private @Nullable Instant backingDataUntil;

    protected ConfigurationVersion() {}

    /** What a configuration is for. */
    public enum Kind {
        /** To be planned and applied; the workspace's current configuration from now on. */
        REGULAR,
        /** To be planned alone. */
        SPECULATIVE,
        /** The workspace's current configuration only once it was applied. */
        PROVISIONAL
    }

    public ConfigurationVersion(
            ConfigurationVersionId id,
            OrganizationId organizationId,
            WorkspaceId workspaceId,
            boolean autoQueueRuns,
            Kind kind,
            Actor.Ref createdBy,
            Instant createdAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.workspaceId = workspaceId;
        this.autoQueueRuns = autoQueueRuns;
        this.speculative = kind == Kind.SPECULATIVE;
        this.provisional = kind == Kind.PROVISIONAL;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** Takes the uploaded archive, in place of one that was refused or that no run has used. */
    public void uploaded(BlobId uploadedBlob, String sha256, Instant at) {
        this.blob = uploadedBlob;
        this.digest = sha256;
        this.status = ConfigurationVersionStatus.UPLOADED;
        this.uploadedAt = at;
        this.errorMessage = null;
    }

    /** Makes the same configuration, which is uploaded, a version of another workspace. */
    public ConfigurationVersion copyTo(WorkspaceId workspace, ConfigurationVersionId copyId, Actor.Ref by, Instant at) {
        var kind = speculative ? Kind.SPECULATIVE : provisional ? Kind.PROVISIONAL : Kind.REGULAR;
        var copy = new ConfigurationVersion(copyId, organizationId, workspace, false, kind, by, at);
        copy.uploaded(Objects.requireNonNull(blob), Objects.requireNonNull(digest), at);
        return copy;
    }

    /** Writes down that the upload was no configuration; a better one may follow. */
    public void failed(String reason) {
        this.status = ConfigurationVersionStatus.ERRORED;
        this.errorMessage = reason;
    }

    /** Gives its archive up. The caller has made sure that it may be. */
    public void archive(Instant at) {
        this.status = ConfigurationVersionStatus.ARCHIVED;
        this.archivedAt = at;
        this.blob = null;
    }

    /** Takes its archive out of use, and keeps it until a moment. The caller has made sure that this may be. */
    public void softDelete(Instant until) {
        this.status = ConfigurationVersionStatus.BACKING_DATA_SOFT_DELETED;
        this.backingDataUntil = until;
    }

    /** Brings back an archive that was softly deleted. */
    public void restore() {
        this.status = ConfigurationVersionStatus.UPLOADED;
        this.backingDataUntil = null;
    }

    /** Gives up for good an archive that was softly deleted. */
    public void permanentlyDelete() {
        this.status = ConfigurationVersionStatus.BACKING_DATA_PERMANENTLY_DELETED;
        this.backingDataUntil = null;
        this.blob = null;
    }

    public ConfigurationVersionId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    public boolean autoQueueRuns() {
        return autoQueueRuns;
    }

    public boolean speculative() {
        return speculative;
    }

    public boolean provisional() {
        return provisional;
    }

    public Actor.Ref createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ConfigurationVersionStatus status() {
        return status;
    }

    public ConfigurationVersionSource source() {
        return source;
    }

    /** Returns the blob of the gzipped tar, once it was uploaded and as long as it is kept. */
    public @Nullable BlobId blob() {
        return blob;
    }

    /** Returns the SHA-256 of the uploaded bytes, in hex. */
    public @Nullable String digest() {
        return digest;
    }

    public @Nullable String errorMessage() {
        return errorMessage;
    }

    public @Nullable Instant uploadedAt() {
        return uploadedAt;
    }

    public @Nullable Instant archivedAt() {
        return archivedAt;
    }

    /** Returns when an archive that was softly deleted goes for good; null for all others. */
    public @Nullable Instant backingDataUntil() {
        return backingDataUntil;
    }
}
