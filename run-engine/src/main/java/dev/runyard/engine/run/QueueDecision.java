package dev.runyard.engine.run;

import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace queue does next.
 *
 * @param release whether the run that holds the workspace lets it go
 * @param start whether the first waiting run takes hold of it
 */
record QueueDecision(boolean release, boolean start) {
    /**
     * Decides.
     *
     * @param current the status of the run that holds the workspace; null when none does
     * @param locked whether somebody keeps runs from starting
     */
    static QueueDecision of(@Nullable RunStatus current, boolean locked) {
        boolean over = current != null && RunFlow.isFinal(current);
        boolean free = current == null || over;
        return new QueueDecision(over, free && !locked);
    }
}
