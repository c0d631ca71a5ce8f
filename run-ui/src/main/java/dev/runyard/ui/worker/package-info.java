/** Workers and how they are. */
@NullMarked
package dev.runyard.ui.worker;

import org.jspecify.annotations.NullMarked;
