/** The states a workspace had and has, and their outputs. */
@NullMarked
package dev.runyard.persistence.stateversion;

import org.jspecify.annotations.NullMarked;
