package dev.runyard.api.workspace;

import dev.runyard.persistence.project.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which workspaces are asked for.
 *
 * @param part of the name
 * @param tags comma-separated; no workspace has any yet
 */
record WorkspaceFilter(
        @Nullable String part,
        @Nullable String tags,
        @Nullable ProjectId project) {
    /** Returns what the names must hold, as a pattern without wildcards; empty when anything will do. */
    String pattern() {
        return part == null
                ? ""
                : part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    boolean wantsTags() {
        return tags != null && !tags.isBlank();
    }
}
