/** What is said of how long data are kept. */
@NullMarked
package dev.runyard.persistence.retention;

import org.jspecify.annotations.NullMarked;
