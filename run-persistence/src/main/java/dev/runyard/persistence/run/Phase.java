package dev.runyard.persistence.run;

import dev.runyard.persistence.blob.BlobId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The plan or the apply of a run. Its status follows the run's; it has none of its own. */
@Entity
@Table(name = "phase")
@SuppressWarnings("NullAway.Init")
public class Phase {
    @Id
    private PhaseId id;

    @Version
    private @Nullable Long version;

    @Column(name = "run_id")
    private RunId runId;

    private PhaseKind kind;
    private PhaseStatus status = PhaseStatus.PENDING;

    @Column(name = "resource_additions")
    private int resourceAdditions;

    @Column(name = "resource_changes")
    private int resourceChanges;

    @Column(name = "resource_destructions")
    private int resourceDestructions;

    @Column(name = "resource_imports")
    private int resourceImports;

    /** The saved plan with its working directory; plans only. */
    @Column(name = "artifact_blob")
    private @Nullable BlobId artifactBlob;

    /** What {@code terraform show -json} said; plans only. */
    @Column(name = "json_blob")
    private @Nullable BlobId jsonBlob;

    /** The JSON plan without anything secret; plans only. */
    @Column(name = "redacted_blob")
    private @Nullable BlobId redactedBlob;

    /** What {@code terraform providers schema -json} said; plans only. */
    @Column(name = "schemas_blob")
    private @Nullable BlobId schemasBlob;

    /** The configuration that the plan made for imported resources; plans only. */
    @Column(name = "generated_blob")
    private @Nullable BlobId generatedBlob;

    @Column(name = "queued_at")
    private @Nullable Instant queuedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected Phase() {}

    private Phase(PhaseId id, RunId runId, PhaseKind kind) {
        this.id = id;
        this.runId = runId;
        this.kind = kind;
    }

    /** Makes the plan of a new run. */
    public static Phase planOf(Run run) {
        return new Phase(run.planId(), run.id(), PhaseKind.PLAN);
    }

    /** Makes the apply of a new run. */
    public static Phase applyOf(Run run) {
        return new Phase(run.applyId(), run.id(), PhaseKind.APPLY);
    }

    /** Takes over what a step of the run means for this phase. Called with each step, by the run lifecycle alone. */
    public void follow(RunStatus run, Instant at) {
        PhaseStatus next = kind == PhaseKind.PLAN ? status.ofPlan(run) : status.ofApply(run);
        if (next == status) {
            return;
        }
        status = next;
        switch (next) {
            case QUEUED -> queuedAt = at;
            case RUNNING -> startedAt = at;
            case PENDING -> {}
            case FINISHED, ERRORED, CANCELED, UNREACHABLE -> endedAt = at;
        }
    }

    /** Writes down terraform's own summary. */
    public void count(int additions, int changes, int destructions, int imports) {
        this.resourceAdditions = additions;
        this.resourceChanges = changes;
        this.resourceDestructions = destructions;
        this.resourceImports = imports;
    }

    /** Keeps the blob of the saved plan. */
    public void keepArtifact(BlobId blob) {
        this.artifactBlob = blob;
    }

    /** Keeps the blob of the JSON plan. */
    public void keepJson(BlobId blob) {
        this.jsonBlob = blob;
    }

    /** Keeps the blob of the JSON plan without secrets. */
    public void keepRedactedJson(BlobId blob) {
        this.redactedBlob = blob;
    }

    /** Keeps the blob of the providers' schemas. */
    public void keepSchemas(BlobId blob) {
        this.schemasBlob = blob;
    }

    /** Keeps the blob of the generated configuration. */
    public void keepGeneratedConfiguration(BlobId blob) {
        this.generatedBlob = blob;
    }

    public PhaseId id() {
        return id;
    }

    public RunId runId() {
        return runId;
    }

    public PhaseKind kind() {
        return kind;
    }

    public PhaseStatus status() {
        return status;
    }

    public int resourceAdditions() {
        return resourceAdditions;
    }

    public int resourceChanges() {
        return resourceChanges;
    }

    public int resourceDestructions() {
        return resourceDestructions;
    }

    public int resourceImports() {
        return resourceImports;
    }

    public @Nullable BlobId artifactBlob() {
        return artifactBlob;
    }

    public @Nullable BlobId jsonBlob() {
        return jsonBlob;
    }

    public @Nullable BlobId redactedBlob() {
        return redactedBlob;
    }

    public @Nullable BlobId schemasBlob() {
        return schemasBlob;
    }

    public @Nullable BlobId generatedBlob() {
        return generatedBlob;
    }

    public @Nullable Instant queuedAt() {
        return queuedAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
