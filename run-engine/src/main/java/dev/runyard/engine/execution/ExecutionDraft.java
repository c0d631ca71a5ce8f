package dev.runyard.engine.execution;

import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are to execute, as somebody wrote it, before it is known to be right.
 *
 * @param overwrites whether it is said here; else, what is said above holds, and the rest means nothing
 * @param mode {@code remote}, {@code local} or {@code agent}
 * @param agentPool whose agents execute runs; only with {@code agent}
 */
public record ExecutionDraft(
        boolean overwrites, String mode, @Nullable AgentPoolId agentPool) {
    private static final WireNames<ExecutionMode> MODES =
            new WireNames<>(ExecutionMode.values(), ExecutionMode::wireName);

    /** Returns what is in effect now. */
    public static ExecutionDraft of(boolean overwrites, Execution now) {
        return new ExecutionDraft(overwrites, now.mode().wireName(), now.agentPool());
    }

    /**
     * Returns where runs will execute.
     *
     * @param inherited what is said above
     * @throws Invalid when mode and pool do not go together
     */
    public Execution within(Execution inherited, ExecutionNames names) {
        return overwrites ? own(names) : inherited;
    }

    /**
     * Returns what is said here; what is said above counts for nothing.
     *
     * @throws Invalid when mode and pool do not go together
     */
    public Execution own(ExecutionNames names) {
        var wanted =
                MODES.find(mode).orElseThrow(() -> Invalid.attribute(names.mode(), "must be remote, local or agent"));
        if (wanted == ExecutionMode.AGENT && agentPool == null) {
            throw Invalid.attribute(names.agentPool(), "must be specified when using 'agent' execution mode");
        }
        if (wanted != ExecutionMode.AGENT && agentPool != null) {
            throw Invalid.attribute(names.agentPool(), "must not be specified unless using 'agent' execution mode");
        }
        return new Execution(wanted, agentPool);
    }
}
