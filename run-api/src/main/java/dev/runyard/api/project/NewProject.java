package dev.runyard.api.project;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.api.tag.SentTag;
import dev.runyard.engine.tag.TagSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project that somebody asks for. */
@Unsupported({"auto-destroy-activity-duration=\"\"", "default-execution-mode=\"remote\"", "setting-overwrites={}"})
record NewProject(String name, @Nullable String description, Field<List<SentTag>> tagBindings) {
    String describedAs() {
        return description == null ? "" : description;
    }

    /** Returns the tags it is to have. */
    TagSet tags() {
        return SentTag.instead(TagSet.NONE, tagBindings);
    }
}
