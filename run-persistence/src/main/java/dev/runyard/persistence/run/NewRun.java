package dev.runyard.persistence.run;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.tool.ToolName;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What a run is made of.
 *
 * @param agentPoolId the pool whose agents execute it; null for the server's workers
 * @param terraformVersion of the tool: exact, a constraint, or {@code latest}
 * @param structuredOutput whether its logs are lines of JSON
 * @param queuePosition its place in the workspace queue, or null when it does not enter it
 */
public record NewRun(
        OrganizationId organizationId,
        WorkspaceId workspaceId,
        ConfigurationVersionId configurationVersionId,
        RunSource source,
        String message,
        RunOptions options,
        @Nullable AgentPoolId agentPoolId,
        ToolName tool,
        String terraformVersion,
        boolean structuredOutput,
        @Nullable Long queuePosition) {}
