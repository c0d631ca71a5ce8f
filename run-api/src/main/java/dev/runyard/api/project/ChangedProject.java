package dev.runyard.api.project;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import org.jspecify.annotations.Nullable;

/** What somebody changes of a project. */
@Unsupported({
    "tag-bindings=[]",
    "auto-destroy-activity-duration=\"\"",
    "default-execution-mode=\"remote\"",
    "setting-overwrites={}"
})
record ChangedProject(@Nullable String name, Field<String> description) {
    /** Returns the description to set, empty when it was sent as null; null when it was not sent. */
    @Nullable
    String newDescription() {
        return description.sent() ? description.orElse("") : null;
    }
}
