package dev.runyard.api.execution;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which settings a workspace says itself; those it does not, it takes from its project. Mode and pool go together.
 *
 * @param executionMode null when nothing was said, as is {@code agentPool}
 */
public record SettingOverwrites(
        @Nullable Boolean executionMode, @Nullable Boolean agentPool) {
    public SettingOverwrites {
        SentExecution.requireSame(executionMode, agentPool);
    }

    /** Returns the attribute as it is shown. */
    public static Object shown(boolean overwrites) {
        return Map.of("execution-mode", overwrites, "agent-pool", overwrites);
    }

    /** Returns whether they are to be said here; null when nothing is. */
    public @Nullable Boolean said() {
        return executionMode == null ? agentPool : executionMode;
    }
}
