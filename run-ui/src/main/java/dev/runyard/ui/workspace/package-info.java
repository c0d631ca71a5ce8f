/** The workspaces of an organization. */
@NullMarked
package dev.runyard.ui.workspace;

import org.jspecify.annotations.NullMarked;
