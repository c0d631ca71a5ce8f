package dev.runyard.api.execution;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.execution.ExecutionNames;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about where runs execute.
 *
 * @param names what it calls these settings
 * @param overwrites whether it is to be said here, null when that is left open: who gives a mode or a pool says so with that
 */
public record SentExecution(
        ExecutionNames names,
        Field<String> mode,
        Field<AgentPoolId> agentPool,
        @Nullable Boolean overwrites) {

    /** Returns the pool, which clients name by an attribute or by a relationship; empty is as good as null. */
    public static Field<AgentPoolId> pool(Field<String> attribute, Field<AgentPoolId> relationship) {
        if (!attribute.sent()) {
            return relationship;
        }
        return Field.of(attribute
                .asOptional()
                .filter(id -> !id.isEmpty())
                .map(AgentPoolId::new)
                .orElse(null));
    }

    static void requireSame(@Nullable Boolean mode, @Nullable Boolean agentPool) {
        if (mode != null && agentPool != null && !mode.equals(agentPool)) {
            throw Invalid.sentence(
                    "setting-overwrites",
                    "If agent-pool and execution-mode are both included in setting-overwrites, their values must be the"
                            + " same.");
        }
    }

    /**
     * Returns what there will be.
     *
     * @throws Invalid when the request contradicts itself
     */
    public ExecutionDraft onto(ExecutionDraft now) {
        boolean given = mode.asOptional().isPresent() || agentPool.asOptional().isPresent();
        if (Boolean.FALSE.equals(overwrites)) {
            return inherited(now, given);
        }
        if (Boolean.TRUE.equals(overwrites) && !given && !now.overwrites()) {
            throw Invalid.attribute(names.mode(), "must be specified when it is among setting-overwrites");
        }
        return given || now.overwrites() ? own(now) : now;
    }

    private static ExecutionDraft inherited(ExecutionDraft now, boolean given) {
        if (given) {
            throw Invalid.attribute(
                    "setting-overwrites", "cannot be false while an execution mode or an agent pool is given");
        }
        return new ExecutionDraft(false, now.mode(), now.agentPool());
    }

    private ExecutionDraft own(ExecutionDraft now) {
        var wanted = mode.orElse(now.mode());
        return new ExecutionDraft(true, wanted, pool(now, wanted));
    }

    /** What another mode has no use for is not kept. */
    private @Nullable AgentPoolId pool(ExecutionDraft now, String wanted) {
        if (agentPool.sent()) {
            return agentPool.asOptional().orElse(null);
        }
        return wanted.equals(ExecutionMode.AGENT.wireName()) ? now.agentPool() : null;
    }
}
