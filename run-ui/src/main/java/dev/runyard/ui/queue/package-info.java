/** Pages of the queues: what is going on, what waits, and for what. */
@NullMarked
package dev.runyard.ui.queue;

import org.jspecify.annotations.NullMarked;
