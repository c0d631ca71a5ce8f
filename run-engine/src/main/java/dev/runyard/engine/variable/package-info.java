/** The variables of workspaces and variable sets: their rules, their sealed values, and which of them win. */
@NullMarked
package dev.runyard.engine.variable;

import org.jspecify.annotations.NullMarked;
