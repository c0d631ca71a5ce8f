/** The worker door, as the worker contract defines it. */
@NullMarked
package dev.runyard.api.worker;

import org.jspecify.annotations.NullMarked;
