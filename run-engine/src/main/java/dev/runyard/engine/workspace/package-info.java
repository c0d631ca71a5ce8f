/** Workspaces: how they begin, change and end, and who locks them. */
@NullMarked
package dev.runyard.engine.workspace;

import org.jspecify.annotations.NullMarked;
