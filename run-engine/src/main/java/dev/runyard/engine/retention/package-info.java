/** How long data are kept: what is said of it, and that it is done. */
@NullMarked
package dev.runyard.engine.retention;

import org.jspecify.annotations.NullMarked;
