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

/** What somebody said about a run. */
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

    private String body;

    @Embedded
    private Actor.Ref author;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Comment() {}

    public Comment(CommentId id, RunId runId, String body, Actor author, Instant createdAt) {
        this.id = id;
        this.runId = runId;
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
