package dev.runyard.ui.agentpool;

import dev.runyard.persistence.agentpool.AgentPool;

/** An agent pool in a list, with how many agents are there. */
public record PoolRow(String path, String name, boolean scoped, long agents) {
    static PoolRow of(AgentPool pool, String path, long agents) {
        return new PoolRow(path, pool.name(), pool.organizationScoped(), agents);
    }
}
