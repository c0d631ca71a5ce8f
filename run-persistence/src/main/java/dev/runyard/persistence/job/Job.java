package dev.runyard.persistence.job;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.worker.WorkerId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One phase waiting for, or held by, a worker. */
@Entity
@Table(name = "job")
@SuppressWarnings("NullAway.Init")
public class Job {
    @Id
    private JobId id;

    @Version
    private @Nullable Long version;

    @Column(name = "organization_id")
    private OrganizationId organizationId;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    /** The pool whose agents alone may take it; null for the server's workers. */
    @Column(name = "agent_pool_id")
    private @Nullable AgentPoolId agentPoolId;

    @Column(name = "run_id")
    private RunId runId;

    @Column(name = "phase_id")
    private PhaseId phaseId;

    @Column(name = "phase_kind")
    private PhaseKind phaseKind;

    private int priority;

    @Column(name = "queued_at")
    private Instant queuedAt;

    private JobStatus status = JobStatus.QUEUED;

    private int attempt = 0;

    @Column(name = "lease_epoch")
    private long leaseEpoch = 0;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    @Column(name = "claim_id")
    private @Nullable String claimId;

    private @Nullable String worker;

    @Column(name = "worker_id")
    private @Nullable WorkerId workerId;

    private @Nullable String sandbox;

    private @Nullable String network;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "silent_since")
    private @Nullable Instant silentSince;

    /** The turn its organization took by the newest claim. */
    private @Nullable Long turn;

    protected Job() {}

    public Job(
            JobId id,
            OrganizationId organizationId,
            WorkspaceId workspaceId,
            @Nullable AgentPoolId agentPoolId,
            RunId runId,
            PhaseId phaseId,
            PhaseKind phaseKind,
            int priority,
            Instant queuedAt) {
        this.id = id;
        this.organizationId = organizationId;
        this.workspaceId = workspaceId;
        this.agentPoolId = agentPoolId;
        this.runId = runId;
        this.phaseId = phaseId;
        this.phaseKind = phaseKind;
        this.priority = priority;
        this.queuedAt = queuedAt;
    }

    /**
     * Gives the job to a worker; each claim fences all earlier ones. Lease times are the database's. Agents of a pool take no
     * turns: it is their organization's alone.
     *
     * @param itsId null for a worker that did not say
     */
    public void claim(
            String newClaimId, String byWorker, @Nullable WorkerId itsId, @Nullable Long inTurn, Instant until) {
        this.status = JobStatus.CLAIMED;
        this.turn = inTurn;
        this.claimId = newClaimId;
        this.worker = byWorker;
        this.workerId = itsId;
        this.leaseEpoch++;
        this.leaseUntil = until;
        this.silentSince = null;
    }

    /** Lets the worker run the phase. */
    public void start(String inSandbox, @Nullable String onNetwork, Instant at, Instant until) {
        this.status = JobStatus.STARTED;
        this.sandbox = inSandbox;
        this.network = onNetwork;
        this.attempt++;
        this.startedAt = at;
        this.leaseUntil = until;
    }

    /** Hears from the worker. */
    public void renew(Instant until) {
        this.leaseUntil = until;
        this.silentSince = null;
    }

    /** Notes that the worker of a started job was not heard in time. */
    public void silent(Instant since) {
        this.silentSince = since;
    }

    /** Makes the job ready for another worker, and fences the one that had it. */
    public void requeue() {
        this.status = JobStatus.QUEUED;
        this.leaseEpoch++;
        this.leaseUntil = null;
        this.claimId = null;
        this.silentSince = null;
    }

    /** Ends the job. The epoch stays, so that a repeated report is known. */
    public void finish(Instant at) {
        this.status = JobStatus.FINISHED;
        this.finishedAt = at;
        this.leaseUntil = null;
        this.silentSince = null;
    }

    /** Tells whether the job ended while {@code epoch} was its holder's, without a word from that holder since. */
    public boolean isFencedAfter(long epoch) {
        return status == JobStatus.FINISHED && leaseEpoch == epoch + 1;
    }

    /** Ends the job and fences the worker that may still hold it. */
    public void finishFenced(Instant at) {
        this.leaseEpoch++;
        finish(at);
    }

    public JobId id() {
        return id;
    }

    public OrganizationId organizationId() {
        return organizationId;
    }

    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Returns the pool whose agents alone may take it; null for the server's workers. */
    public @Nullable AgentPoolId agentPoolId() {
        return agentPoolId;
    }

    public RunId runId() {
        return runId;
    }

    public PhaseId phaseId() {
        return phaseId;
    }

    public PhaseKind phaseKind() {
        return phaseKind;
    }

    /** Returns the order of claiming: lower is earlier. */
    public int priority() {
        return priority;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public JobStatus status() {
        return status;
    }

    /** Returns how often the phase was claimed for execution and really started, this time included. */
    public int attempt() {
        return attempt;
    }

    /** Returns the epoch of the newest claim. */
    public long leaseEpoch() {
        return leaseEpoch;
    }

    public @Nullable Instant leaseUntil() {
        return leaseUntil;
    }

    public @Nullable String claimId() {
        return claimId;
    }

    public @Nullable String worker() {
        return worker;
    }

    public @Nullable String sandbox() {
        return sandbox;
    }

    /** Returns what held for the network of the newest attempt; null when its worker said nothing. */
    public @Nullable String network() {
        return network;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** Returns the turn that its organization took by the newest claim; null before the first. */
    public @Nullable Long turn() {
        return turn;
    }

    /** Returns since when the worker of a started job is silent; null while it is heard. */
    public @Nullable Instant silentSince() {
        return silentSince;
    }
}
