package dev.runyard.engine.tag;

import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.tag.TagId;
import org.jspecify.annotations.Nullable;

/** A flat tag as somebody names it: by its id, or by its name when there is no id. */
public record TagReference(@Nullable TagId id, @Nullable String name) {
    public TagReference {
        if (id == null && name == null) {
            throw Invalid.because("A tag must be named by its id or its name");
        }
    }

    /** Checks that a new tag can have this name; the one that an id stands for has it already. */
    void checkName() {
        if (id == null && name != null) {
            TagRules.name(name);
        }
    }
}
