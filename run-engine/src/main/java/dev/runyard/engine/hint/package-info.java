/** Wake-ups: they make waiting short, and nothing depends on them. */
@NullMarked
package dev.runyard.engine.hint;

import org.jspecify.annotations.NullMarked;
