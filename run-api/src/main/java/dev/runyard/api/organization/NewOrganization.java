package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Unsupported;
import org.jspecify.annotations.Nullable;

/** An organization that somebody asks for. */
@Unsupported({
    "collaborator-auth-policy=\"password\"",
    "cost-estimation-enabled=false",
    "assessments-enforced=false",
    "default-execution-mode=\"remote\"",
    "owners-team-saml-role-id=\"\"",
    "allow-force-delete-workspaces=false"
})
record NewOrganization(String name, String email, @Nullable Boolean speculativePlanManagementEnabled) {
    boolean managesSpeculativePlans() {
        return Boolean.TRUE.equals(speculativePlanManagementEnabled);
    }
}
