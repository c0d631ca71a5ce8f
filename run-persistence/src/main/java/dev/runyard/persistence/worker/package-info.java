/** Programs that execute phases, as they told of themselves last. */
@NullMarked
package dev.runyard.persistence.worker;

import org.jspecify.annotations.NullMarked;
