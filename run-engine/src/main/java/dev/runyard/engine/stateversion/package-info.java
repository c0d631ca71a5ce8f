/** The states of workspaces: how they come in, which one counts, how they are read. */
@NullMarked
package dev.runyard.engine.stateversion;

import org.jspecify.annotations.NullMarked;
