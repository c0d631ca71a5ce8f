package dev.runyard.ui.execution;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.persistence.agentpool.AgentPoolId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The question where runs execute.
 *
 * @param path where the answer goes
 * @param mine whether the visitor may answer
 * @param mode what is chosen: a mode, or {@link #INHERIT}
 * @param pool the id of the agent pool that is chosen; empty for none
 * @param above what is inherited when that is chosen; null where nothing can be
 * @param pools those to choose from
 * @param refusal why the last answer was refused; empty when it was not
 */
public record ExecutionForm(
        String path,
        boolean mine,
        String mode,
        String pool,
        @Nullable String above,
        List<Pool> pools,
        String refusal) {
    private static final String INHERIT = "inherit";

    static String chosen(ExecutionDraft draft) {
        return draft.overwrites() ? draft.mode() : INHERIT;
    }

    /** Reads an answer; a pool that does not go with the mode was left over in the form. */
    public static UnaryOperator<ExecutionDraft> answer(String mode, String pool) {
        boolean named = mode.equals("agent") && !pool.isEmpty();
        return now -> mode.equals(INHERIT)
                ? new ExecutionDraft(false, now.mode(), now.agentPool())
                : new ExecutionDraft(true, mode, named ? new AgentPoolId(pool) : null);
    }

    /** An agent pool to choose. */
    public record Pool(String id, String name) {}
}
