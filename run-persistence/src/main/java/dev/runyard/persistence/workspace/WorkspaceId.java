package dev.runyard.persistence.workspace;

import dev.runyard.persistence.TypedId;

/** Names a workspace. */
public record WorkspaceId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
