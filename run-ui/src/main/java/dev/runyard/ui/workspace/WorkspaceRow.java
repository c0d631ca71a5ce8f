package dev.runyard.ui.workspace;

import dev.runyard.ui.run.RunRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workspace in a list.
 *
 * @param tags its own and those it inherits
 * @param locked whether somebody keeps its runs from starting
 * @param run the one that holds it, else its latest; null when it has none, or none that the visitor may see
 */
record WorkspaceRow(
        String name,
        String path,
        String description,
        List<TagMark> tags,
        boolean locked,
        @Nullable RunRow run) {}
