/** Where terraform runs: the sandboxes, their limits, and the rules for starting, interrupting and killing a process. */
@NullMarked
package dev.runyard.worker.sandbox;

import org.jspecify.annotations.NullMarked;
