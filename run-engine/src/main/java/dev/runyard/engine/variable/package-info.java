/** The variables of workspaces: their rules, and their sealed values. */
@NullMarked
package dev.runyard.engine.variable;

import org.jspecify.annotations.NullMarked;
