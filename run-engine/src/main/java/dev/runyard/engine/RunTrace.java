package dev.runyard.engine;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts the ids of a run on each line that this thread logs, until it is closed; then those come back that were there
 * before. One step may move several runs, one inside the other.
 */
public final class RunTrace implements AutoCloseable {
    private static final String WORKSPACE = "workspace";
    private static final String RUN = "run";

    private final @Nullable String workspaceBefore = MDC.get(WORKSPACE);
    private final @Nullable String runBefore = MDC.get(RUN);

    private RunTrace(String workspace, String run) {
        MDC.put(WORKSPACE, workspace);
        MDC.put(RUN, run);
    }

    public static RunTrace of(WorkspaceId workspace, RunId run) {
        return new RunTrace(workspace.value(), run.value());
    }

    @Override
    public void close() {
        restore(WORKSPACE, workspaceBefore);
        restore(RUN, runBefore);
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
