package dev.runyard.worker;

import dev.runyard.contract.RunIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the ids of a run on each line that a thread of the worker logs. */
final class RunTrace implements AutoCloseable {
    private static final String WORKSPACE = "workspace";
    private static final String RUN = "run";

    private RunTrace() {}

    /** On the lines of this thread, until it is closed. */
    static RunTrace of(RunIdentity run) {
        return of(run.workspaceId(), run.runId());
    }

    /** On the lines about what is left of an attempt, as far as its record tells the ids. */
    static RunTrace of(AttemptRecord attempt) {
        return of(attempt.workspaceId(), attempt.runId());
    }

    private static RunTrace of(@Nullable String workspace, @Nullable String run) {
        if (workspace != null && run != null) {
            MDC.put(WORKSPACE, workspace);
            MDC.put(RUN, run);
        }
        return new RunTrace();
    }

    /** On the lines of a further thread, those that this one has now. */
    static Runnable kept(Runnable work) {
        var ids = MDC.getCopyOfContextMap();
        return () -> {
            if (ids != null) {
                MDC.setContextMap(ids);
            }
            work.run();
        };
    }

    @Override
    public void close() {
        MDC.remove(WORKSPACE);
        MDC.remove(RUN);
    }
}
