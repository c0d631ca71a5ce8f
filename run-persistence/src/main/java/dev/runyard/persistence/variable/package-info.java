/** The variables of workspaces and variable sets; values are sealed. */
@NullMarked
package dev.runyard.persistence.variable;

import org.jspecify.annotations.NullMarked;
