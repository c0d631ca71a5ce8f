package dev.runyard.engine.run;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Comment;
import dev.runyard.persistence.run.CommentId;
import dev.runyard.persistence.run.Comments;
import dev.runyard.persistence.run.RunEventId;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.user.Actor;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people say about runs. */
@Component
public final class RunComments {
    private static final int MAX_BODY = 10_000;

    private final Comments comments;
    private final Ids ids;
    private final InstantSource clock;

    RunComments(Comments comments, Ids ids, InstantSource clock) {
        this.comments = comments;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a comment.
     *
     * @throws Invalid when it is empty or too long
     */
    public Comment add(RunId run, String body, Actor by) {
        if (body.isBlank()) {
            throw Invalid.attribute("body", "can't be blank");
        }
        requireLength("body", body);
        return save(run, ids.runEventId(), body, by);
    }

    /** Adds the comment that came with an action, if one did; returns which one the action's event is to refer to. */
    @Nullable
    CommentId addIfGiven(RunId run, @Nullable String body, Actor by) {
        if (body == null || body.isBlank()) {
            return null;
        }
        requireLength("comment", body);
        return save(run, null, body, by).id();
    }

    private Comment save(RunId run, @Nullable RunEventId event, String body, Actor by) {
        return comments.save(new Comment(ids.commentId(), run, event, body, by, clock.instant()));
    }

    private static void requireLength(String attribute, String text) {
        if (text.length() > MAX_BODY) {
            throw Invalid.attribute(attribute, "is too long (maximum is " + MAX_BODY + " characters)");
        }
    }
}
