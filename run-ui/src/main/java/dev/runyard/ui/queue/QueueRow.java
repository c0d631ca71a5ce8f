package dev.runyard.ui.queue;

import dev.runyard.ui.run.Notice;
import dev.runyard.ui.run.RunRow;
import org.jspecify.annotations.Nullable;

/**
 * A run in a queue.
 *
 * @param position its place among those that wait for the same, counted from 1; 0 when it does not wait in line
 * @param workspace its name
 * @param workspacePath of its page
 * @param reason what it waits for; null when it goes on
 */
record QueueRow(
        RunRow run,
        int position,
        String workspace,
        String workspacePath,
        @Nullable Notice reason) {}
