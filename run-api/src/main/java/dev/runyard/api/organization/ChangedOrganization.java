package dev.runyard.api.organization;

import dev.runyard.api.execution.SentExecution;
import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.execution.ExecutionNames;
import dev.runyard.engine.organization.OrganizationChanges;
import dev.runyard.persistence.agentpool.AgentPoolId;
import org.jspecify.annotations.Nullable;

/** What somebody changes of an organization. */
@Unsupported({
    "assessments-enforced=false",
    "collaborator-auth-policy=\"password\"",
    "enforce-hyok=false",
    "max-ttl-enabled=false",
    "owners-team-saml-role-id=\"\"",
    "session-remember=20160",
    "session-timeout=20160",
    "stacks-enabled=false",
    "user-tokens-enabled=true"
})
record ChangedOrganization(
        @Nullable String name,
        @Nullable String email,
        @Nullable Boolean allowForceDeleteWorkspaces,
        @Nullable Boolean speculativePlanManagementEnabled,
        @Nullable Boolean costEstimationEnabled,
        Field<String> defaultExecutionMode,
        Field<String> defaultAgentPoolId,
        Field<AgentPoolId> defaultAgentPool) {
    OrganizationChanges asked() {
        var execution = new SentExecution(
                ExecutionNames.DEFAULT,
                defaultExecutionMode,
                SentExecution.pool(defaultAgentPoolId, defaultAgentPool),
                null);
        return new OrganizationChanges(
                name,
                email,
                allowForceDeleteWorkspaces,
                speculativePlanManagementEnabled,
                costEstimationEnabled,
                execution::onto);
    }
}
