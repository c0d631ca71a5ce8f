package dev.runyard.persistence.run;

import dev.runyard.persistence.TypedId;

/** Names a comment on a run. */
public record CommentId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
