/** How much of the workers organizations may have, and how long phases may take. */
@NullMarked
package dev.runyard.engine.limit;

import org.jspecify.annotations.NullMarked;
