package dev.runyard.engine.organization;

import org.jspecify.annotations.Nullable;

/** What is to be changed of an organization; null leaves a value as it is. */
public record OrganizationChanges(
        @Nullable String name,
        @Nullable String email,
        @Nullable Boolean allowForceDeleteWorkspaces,
        @Nullable Boolean speculativePlanManagement,
        @Nullable Boolean costEstimation) {
    static final OrganizationChanges NONE = new OrganizationChanges(null, null, null, null, null);
}
