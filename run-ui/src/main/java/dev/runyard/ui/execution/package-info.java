/** Asks where runs execute, on the pages of organizations, projects and workspaces. */
@NullMarked
package dev.runyard.ui.execution;

import org.jspecify.annotations.NullMarked;
