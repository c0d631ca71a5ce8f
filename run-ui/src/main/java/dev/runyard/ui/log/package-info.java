/** The log of a phase as people read it: coloured, growing, and never all of it at once. */
@NullMarked
package dev.runyard.ui.log;

import org.jspecify.annotations.NullMarked;
