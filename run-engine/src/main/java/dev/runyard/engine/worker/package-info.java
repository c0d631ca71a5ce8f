/** Which workers there are, and how they are. */
@NullMarked
package dev.runyard.engine.worker;

import org.jspecify.annotations.NullMarked;
