package dev.runyard.api.project;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.api.tag.SentTag;
import dev.runyard.engine.tag.TagSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody changes of a project. */
@Unsupported({"auto-destroy-activity-duration=\"\"", "default-execution-mode=\"remote\"", "setting-overwrites={}"})
record ChangedProject(@Nullable String name, Field<String> description, Field<List<SentTag>> tagBindings) {
    /** Returns the description to set, empty when it was sent as null; null when it was not sent. */
    @Nullable
    String newDescription() {
        return description.sent() ? description.orElse("") : null;
    }

    /** Returns the tags it is to have: those that were sent take the place of all that are there. */
    TagSet tags(TagSet now) {
        return SentTag.instead(now, tagBindings);
    }
}
