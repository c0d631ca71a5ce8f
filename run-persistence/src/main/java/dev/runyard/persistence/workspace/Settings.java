package dev.runyard.persistence.workspace;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.tool.ToolName;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What people set on a workspace; names are those of its attributes.
 *
 * @param agentPool whose agents execute runs in the mode {@code agent}; null in the others
 * @param autoApplyRunTrigger whether runs that a run trigger has made apply by themselves; {@code autoApply} is not for them
 * @param tool what executes runs; {@code terraformVersion} is the version of it
 * @param terraformVersion an exact version, a constraint, or {@code latest}
 * @param workingDirectory relative to the configuration's root, without a leading or trailing slash; empty for the root
 * @param planTimeout how long a plan may take, when that is less than the organization's plans may
 * @param applyTimeout how long an apply may take, when that is less than the organization's applies may
 */
@Embeddable
public record Settings(
        @Nullable String description,
        @Column(name = "execution_mode") ExecutionMode executionMode,
        @Column(name = "agent_pool_id") @Nullable AgentPoolId agentPool,
        ToolName tool,
        @Column(name = "terraform_version") String terraformVersion,
        @Column(name = "working_directory") String workingDirectory,
        @Column(name = "auto_apply") boolean autoApply,
        @Column(name = "auto_apply_run_trigger") boolean autoApplyRunTrigger,
        @Column(name = "allow_destroy_plan") boolean allowDestroyPlan,
        @Column(name = "speculative_enabled") boolean speculativeEnabled,
        @Column(name = "queue_all_runs") boolean queueAllRuns,
        @Column(name = "global_remote_state") boolean globalRemoteState,
        @Column(name = "project_remote_state") boolean projectRemoteState,
        @Column(name = "structured_run_output_enabled") boolean structuredRunOutputEnabled,
        @Column(name = "source_name") @Nullable String sourceName,
        @Column(name = "source_url") @Nullable String sourceUrl,
        @Column(name = "plan_timeout") @Nullable TimeLimit planTimeout,
        @Column(name = "apply_timeout") @Nullable TimeLimit applyTimeout) {

    /** Returns HCP Terraform's defaults for a new workspace. */
    public static Settings fresh(String terraformVersion) {
        return new Settings(
                null,
                ExecutionMode.REMOTE,
                null,
                ToolName.TERRAFORM,
                terraformVersion,
                "",
                false,
                false,
                true,
                true,
                false,
                false,
                false,
                true,
                null,
                null,
                null,
                null);
    }
}
