package dev.runyard.persistence.organization;

import dev.runyard.persistence.TypedId;

/** Names an organization. */
public record OrganizationId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
