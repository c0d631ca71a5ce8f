/** The one stream of bytes of each phase, over all its attempts. */
@NullMarked
package dev.runyard.engine.log;

import org.jspecify.annotations.NullMarked;
