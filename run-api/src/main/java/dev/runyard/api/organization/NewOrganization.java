package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.organization.OrganizationChanges;
import org.jspecify.annotations.Nullable;

/** An organization that somebody asks for. */
@Unsupported({
    "collaborator-auth-policy=\"password\"",
    "assessments-enforced=false",
    "default-execution-mode=\"remote\"",
    "owners-team-saml-role-id=\"\""
})
record NewOrganization(
        String name,
        String email,
        @Nullable Boolean allowForceDeleteWorkspaces,
        @Nullable Boolean speculativePlanManagementEnabled,
        @Nullable Boolean costEstimationEnabled) {
    OrganizationChanges settings() {
        return new OrganizationChanges(
                null, null, allowForceDeleteWorkspaces, speculativePlanManagementEnabled, costEstimationEnabled);
    }
}
