package dev.runyard.ui.workspace;

import dev.runyard.ui.run.RunRow;
import org.jspecify.annotations.Nullable;

/**
 * A workspace in a list.
 *
 * @param locked whether somebody keeps its runs from starting
 * @param run the one that holds it, else its latest; null when it has none, or none that the visitor may see
 */
record WorkspaceRow(
        String name,
        String path,
        String description,
        boolean locked,
        @Nullable RunRow run) {}
