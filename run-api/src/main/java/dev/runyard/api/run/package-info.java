/** Runs, their phases, events and comments over HTTP. */
@NullMarked
package dev.runyard.api.run;

import org.jspecify.annotations.NullMarked;
