package dev.runyard.persistence.worker;

import dev.runyard.persistence.agentpool.AgentPoolId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it is at the moment.
 *
 * @param pool the agent pool whose jobs alone it gets; null for one that gets those of no pool
 * @param told what it said of itself last
 * @param jobs how many it holds
 */
public record Worker(
        WorkerId id,
        @Nullable AgentPoolId pool,
        WorkerProfile told,
        WorkerStatus status,
        int jobs,
        Instant createdAt,
        Instant lastPingAt) {}
