/** The states of a workspace. */
@NullMarked
package dev.runyard.ui.stateversion;

import org.jspecify.annotations.NullMarked;
