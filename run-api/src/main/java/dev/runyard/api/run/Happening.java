package dev.runyard.api.run;

import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.CommentId;
import dev.runyard.persistence.run.RunEvent;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a run's timeline: a step it took, or a comment that somebody made.
 *
 * @param action what happened, by its name in the API
 */
record Happening(
        RunEventId id,
        RunId run,
        String action,
        @Nullable String description,
        Actor.Ref actor,
        @Nullable CommentId comment,
        Instant createdAt) {
    static Happening of(RunEvent event) {
        return new Happening(
                event.id(),
                event.runId(),
                event.action().wireName(),
                event.description(),
                event.actor(),
                event.commentId(),
                event.createdAt());
    }

    /** Takes a comment that is an event of its own. */
    static Happening of(Comment comment) {
        return new Happening(
                Objects.requireNonNull(comment.eventId()),
                comment.runId(),
                "commented",
                null,
                comment.author(),
                comment.id(),
                comment.createdAt());
    }
}
