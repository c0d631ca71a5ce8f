package dev.runyard.persistence.agentpool;

import dev.runyard.persistence.TypedId;

/** Names an agent pool. */
public record AgentPoolId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
