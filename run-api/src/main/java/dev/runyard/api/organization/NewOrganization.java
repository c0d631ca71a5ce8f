package dev.runyard.api.organization;

import dev.runyard.api.execution.SentExecution;
import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.execution.ExecutionNames;
import dev.runyard.engine.organization.OrganizationChanges;
import dev.runyard.persistence.agentpool.AgentPoolId;
import org.jspecify.annotations.Nullable;

/** An organization that somebody asks for. */
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
record NewOrganization(
        String name,
        String email,
        @Nullable Boolean allowForceDeleteWorkspaces,
        @Nullable Boolean speculativePlanManagementEnabled,
        @Nullable Boolean costEstimationEnabled,
        Field<String> defaultExecutionMode,
        Field<String> defaultAgentPoolId,
        Field<AgentPoolId> defaultAgentPool) {
    OrganizationChanges settings() {
        var execution = new SentExecution(
                ExecutionNames.DEFAULT,
                defaultExecutionMode,
                SentExecution.pool(defaultAgentPoolId, defaultAgentPool),
                null);
        return new OrganizationChanges(
                null,
                null,
                allowForceDeleteWorkspaces,
                speculativePlanManagementEnabled,
                costEstimationEnabled,
                execution::onto);
    }
}
