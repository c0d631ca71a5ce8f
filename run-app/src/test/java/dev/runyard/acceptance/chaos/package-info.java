/** Random faults while runs go on, and what must be true afterwards. */
@NullMarked
package dev.runyard.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
