/** The two queues as people see them: how far a run has come in them, and what it waits for. */
@NullMarked
package dev.runyard.engine.queue;

import org.jspecify.annotations.NullMarked;
