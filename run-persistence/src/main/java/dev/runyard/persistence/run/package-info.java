/** A run, its two phases, what may happen to it, and what did. */
@NullMarked
package dev.runyard.persistence.run;

import org.jspecify.annotations.NullMarked;
