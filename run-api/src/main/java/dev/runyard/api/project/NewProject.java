package dev.runyard.api.project;

import dev.runyard.api.jsonapi.Unsupported;
import org.jspecify.annotations.Nullable;

/** A project that somebody asks for. */
@Unsupported({
    "tag-bindings=[]",
    "auto-destroy-activity-duration=\"\"",
    "default-execution-mode=\"remote\"",
    "setting-overwrites={}"
})
record NewProject(String name, @Nullable String description) {
    String describedAs() {
        return description == null ? "" : description;
    }
}
