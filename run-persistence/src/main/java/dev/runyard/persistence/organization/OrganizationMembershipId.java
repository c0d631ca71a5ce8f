package dev.runyard.persistence.organization;

import dev.runyard.persistence.TypedId;

/** Names a user's membership of an organization. */
public record OrganizationMembershipId(String value) implements TypedId {
    @Override
    public String toString() {
        return value;
    }
}
