/** The rules of the house, checked. */
@NullMarked
package dev.runyard.architecture;

import org.jspecify.annotations.NullMarked;
