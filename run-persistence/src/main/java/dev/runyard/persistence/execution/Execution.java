package dev.runyard.persistence.execution;

import dev.runyard.persistence.agentpool.AgentPoolId;
import org.jspecify.annotations.Nullable;

/**
 * Where runs execute.
 *
 * @param agentPool whose agents execute them in the mode {@code agent}; null in the others
 */
public record Execution(ExecutionMode mode, @Nullable AgentPoolId agentPool) {
    /** On Runyard. */
    public static final Execution REMOTE = new Execution(ExecutionMode.REMOTE, null);
}
