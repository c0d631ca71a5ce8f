/** Workspaces and their locks over HTTP. */
@NullMarked
package dev.runyard.api.workspace;

import org.jspecify.annotations.NullMarked;
