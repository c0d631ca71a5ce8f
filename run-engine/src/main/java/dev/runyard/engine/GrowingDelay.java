package dev.runyard.engine;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Tries a task again and again, each time after twice as long, from some seconds up to an hour; what is due is not forgotten. */
public final class GrowingDelay<T> implements FailureHandler<T> {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 10;

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        operations.reschedule(
                complete, complete.getTimeDone().plus(delay(complete.getExecution().consecutiveFailures)));
    }

    /** Returns how long to wait after as many failures before this one. */
    static Duration delay(int failuresBefore) {
        var grown = FIRST.multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
}
