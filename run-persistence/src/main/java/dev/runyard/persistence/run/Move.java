package dev.runyard.persistence.run;

import dev.runyard.persistence.user.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run, before it is known to be legal.
 *
 * @param description what people should know beside the action itself
 * @param comment what was said along with it
 */
public record Move(
        RunAction action,
        Actor by,
        Instant at,
        @Nullable String description,
        @Nullable CommentId comment) {
    public Move(RunAction action, Actor by, Instant at) {
        this(action, by, at, null, null);
    }

    public Move(RunAction action, Actor by, Instant at, @Nullable String description) {
        this(action, by, at, description, null);
    }
}
