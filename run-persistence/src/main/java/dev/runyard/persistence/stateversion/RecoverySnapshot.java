package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state that an apply wrote and that came too late to count, until people decide about it. Its bytes are those of the
 * state version of the same id.
 */
@Entity
@Table(name = "recovery_snapshot")
@SuppressWarnings("NullAway.Init")
public class RecoverySnapshot {
    @Id
    private StateVersionId id;

    @Version
    private @Nullable Long version;

    @Column(name = "workspace_id")
    private WorkspaceId workspaceId;

    @Column(name = "run_id")
    private @Nullable RunId runId;

    private RecoveryReason reason;

    private RecoveryStatus status = RecoveryStatus.KEPT;

    @Column(name = "created_at")
    private Instant createdAt;

    @Embedded
    private Actor.@Nullable Ref decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    private @Nullable String comment;

    @Column(name = "accepted_id")
    private @Nullable StateVersionId acceptedId;

    protected RecoverySnapshot() {}

    /** Keeps a state aside. */
    public RecoverySnapshot(StateVersion state, RecoveryReason reason) {
        this.id = state.id();
        this.workspaceId = state.workspaceId();
        this.runId = state.runId();
        this.reason = reason;
        this.createdAt = state.createdAt();
    }

    /**
     * Remembers that a copy of it counts now.
     *
     * @param as that copy
     */
    public void accept(StateVersionId as, Actor by, @Nullable String why, Instant at) {
        decide(RecoveryStatus.ACCEPTED, by, why, at);
        this.acceptedId = as;
    }

    /** Remembers that nobody needs it. */
    public void drop(Actor by, @Nullable String why, Instant at) {
        decide(RecoveryStatus.DROPPED, by, why, at);
    }

    private void decide(RecoveryStatus decision, Actor by, @Nullable String why, Instant at) {
        this.status = decision;
        this.decidedBy = by.ref();
        this.comment = why;
        this.decidedAt = at;
    }

    public StateVersionId id() {
        return id;
    }

    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    /** Returns the run that wrote it; null when that is gone. */
    public @Nullable RunId runId() {
        return runId;
    }

    public RecoveryReason reason() {
        return reason;
    }

    public RecoveryStatus status() {
        return status;
    }

    public boolean isKept() {
        return status == RecoveryStatus.KEPT;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Returns who accepted or dropped it; null while nobody has. */
    public Actor.@Nullable Ref decidedBy() {
        return decidedBy;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** Returns what was said with the decision. */
    public @Nullable String comment() {
        return comment;
    }

    /** Returns the state version that is its copy; null unless it was accepted, and when that version is gone. */
    public @Nullable StateVersionId acceptedId() {
        return acceptedId;
    }
}
