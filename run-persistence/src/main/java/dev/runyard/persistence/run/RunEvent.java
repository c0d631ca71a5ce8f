package dev.runyard.persistence.run;

import dev.runyard.persistence.user.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a run, never changed afterwards. The run's timestamps are read from its events. */
@Entity
@Immutable
@Table(name = "run_event")
@SuppressWarnings("NullAway.Init")
public class RunEvent {
    @Id
    private RunEventId id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "run_id")
    @SuppressWarnings("UnusedVariable") // the other side of the run's list of new events
    private Run run;

    /** Read without loading the run. */
    @Column(name = "run_id", insertable = false, updatable = false)
    private RunId runId;

    private int number;
    private RunAction action;

    @Column(name = "from_status")
    private RunStatus from;

    @Column(name = "to_status")
    private RunStatus to;

    @Embedded
    private Actor.Ref actor;

    @Column(columnDefinition = "text")
    private @Nullable String description;

    @Column(name = "comment_id")
    private @Nullable CommentId commentId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RunEvent() {}

    RunEvent(RunEventId id, Run run, int number, Move move, RunStatus from, RunStatus to) {
        this.id = id;
        this.run = run;
        this.runId = run.id();
        this.number = number;
        this.action = move.action();
        this.from = from;
        this.to = to;
        this.actor = move.by().ref();
        this.description = move.description();
        this.commentId = move.comment();
        this.createdAt = move.at();
    }

    public RunEventId id() {
        return id;
    }

    public RunId runId() {
        return runId;
    }

    /** Returns the place of this event among those of its run, counted from 1. */
    public int number() {
        return number;
    }

    public RunAction action() {
        return action;
    }

    public RunStatus from() {
        return from;
    }

    public RunStatus to() {
        return to;
    }

    public Actor.Ref actor() {
        return actor;
    }

    /** Returns what people should know beside the action itself, such as why a run failed. */
    public @Nullable String description() {
        return description;
    }

    /** Returns what was said along with the action. */
    public @Nullable CommentId commentId() {
        return commentId;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
