/** How long phases may take. */
@NullMarked
package dev.runyard.persistence.limit;

import org.jspecify.annotations.NullMarked;
