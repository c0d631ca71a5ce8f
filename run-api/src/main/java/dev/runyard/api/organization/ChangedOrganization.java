package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.organization.OrganizationChanges;
import org.jspecify.annotations.Nullable;

/** What somebody changes of an organization. */
@Unsupported({
    "collaborator-auth-policy=\"password\"",
    "assessments-enforced=false",
    "default-execution-mode=\"remote\"",
    "owners-team-saml-role-id=\"\""
})
record ChangedOrganization(
        @Nullable String name,
        @Nullable String email,
        @Nullable Boolean allowForceDeleteWorkspaces,
        @Nullable Boolean speculativePlanManagementEnabled,
        @Nullable Boolean costEstimationEnabled) {
    OrganizationChanges asked() {
        return new OrganizationChanges(
                name, email, allowForceDeleteWorkspaces, speculativePlanManagementEnabled, costEstimationEnabled);
    }
}
