package dev.runyard.persistence.planexport;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.run.PhaseId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Data of a plan as an archive of mocks for Sentinel. A plan has one at most. */
@Entity
@Table(name = "plan_export")
@SuppressWarnings("NullAway.Init")
public class PlanExport {
    /** How long an archive is there, as HCP Terraform's page "Plan exports API reference" says. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    @Id
    private PlanExportId id;

    @Version
    private @Nullable Long version;

    @Column(name = "plan_id")
    private PhaseId planId;

    /** As it was written down: what expires does so by the clock. */
    private PlanExportStatus status = PlanExportStatus.QUEUED;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** The archive, while it is there. */
    private @Nullable BlobId blob;

    protected PlanExport() {}

    /** Makes one that is still to be filled. */
    public PlanExport(PlanExportId id, PhaseId plan, Instant at) {
        this.id = id;
        this.planId = plan;
        this.queuedAt = at;
    }

    /** Keeps the archive, for an hour from now on. */
    public void finish(BlobId archive, Instant at) {
        this.status = PlanExportStatus.FINISHED;
        this.blob = archive;
        this.endedAt = at;
    }

    /** Says that there will be no archive. */
    public void fail(Instant at) {
        this.status = PlanExportStatus.ERRORED;
        this.endedAt = at;
    }

    /** Forgets the archive of one that has expired. */
    public void expire() {
        this.status = PlanExportStatus.EXPIRED;
        this.blob = null;
    }

    /** Returns the status, which a finished export changes by itself. */
    public PlanExportStatus status(Instant now) {
        var end = expiresAt();
        return end == null || now.isBefore(end) ? status : PlanExportStatus.EXPIRED;
    }

    /** Returns the first moment at which the archive is no longer there; null when there was none. */
    public @Nullable Instant expiresAt() {
        boolean finished = status == PlanExportStatus.FINISHED || status == PlanExportStatus.EXPIRED;
        return finished && endedAt != null ? endedAt.plus(LIFETIME) : null;
    }

    /** Tells whether another may take its place: this one has failed, or is over. */
    public boolean isOver(Instant now) {
        var current = status(now);
        return current == PlanExportStatus.ERRORED || current == PlanExportStatus.EXPIRED;
    }

    public PlanExportId id() {
        return id;
    }

    public PhaseId planId() {
        return planId;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    /** Returns when it was finished or failed. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public @Nullable BlobId blob() {
        return blob;
    }
}
