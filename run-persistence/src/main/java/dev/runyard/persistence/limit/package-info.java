/** How many phases may execute, and how long they may take. */
@NullMarked
package dev.runyard.persistence.limit;

import org.jspecify.annotations.NullMarked;
