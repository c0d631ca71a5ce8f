package dev.runyard.api.execution;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As {@link SettingOverwrites}, for the defaults of a project, which has them from its organization. Their names differ.
 *
 * @param defaultExecutionMode null when nothing was said, as is {@code defaultAgentPool}
 */
public record DefaultOverwrites(
        @Nullable Boolean defaultExecutionMode, @Nullable Boolean defaultAgentPool) {
    public DefaultOverwrites {
        SentExecution.requireSame(defaultExecutionMode, defaultAgentPool);
    }

    /** Returns the attribute as it is shown. */
    public static Object shown(boolean overwrites) {
        return Map.of("default-execution-mode", overwrites, "default-agent-pool", overwrites);
    }

    /** Returns whether they are to be said here; null when nothing is. */
    public @Nullable Boolean said() {
        return defaultExecutionMode == null ? defaultAgentPool : defaultExecutionMode;
    }
}
