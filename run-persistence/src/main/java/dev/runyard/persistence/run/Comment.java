package dev.runyard.persistence.run;

import dev.runyard.persistence.user.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody said about a run: by itself, which is an event of the run, or along with an action. */
@Entity
@Table(name = "comment")
@SuppressWarnings("NullAway.Init")
public class Comment {
    @Id
    private CommentId id;

    @Version
    private @Nullable Long version;

    @Column(name = "run_id")
    private RunId runId;

    @Column(name = "event_id")
    private @Nullable RunEventId eventId;

    private String body;

    @Embedded
    private Actor.Ref author;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Comment() {}

    /**
     * Makes a comment.
     *
     * @param eventId the event that it is; null when it comes with an action, whose event will refer to it
     */
    public Comment(
            CommentId id, RunId runId, @Nullable RunEventId eventId, String body, Actor author, Instant createdAt) {
        this.id = id;
        this.runId = runId;
        this.eventId = eventId;
        this.body = body;
        this.author = author.ref();
        this.createdAt = createdAt;
    }

    public CommentId id() {
        return id;
    }

    public RunId runId() {
        return runId;
    }

    public @Nullable RunEventId eventId() {
        return eventId;
    }

    public String body() {
        return body;
    }

    public Actor.Ref author() {
        return author;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
