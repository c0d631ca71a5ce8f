package dev.runyard.persistence.workspace;

import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.tool.ToolName;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What people set on a workspace; names are those of its attributes.
 *
 * @param overwritesExecution whether the workspace says itself where runs execute; else, its project does
 * @param executionMode what is in effect, whoever says it
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
        @Column(name = "overwrites_execution") boolean overwritesExecution,
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

    /** Returns HCP Terraform's defaults for a new workspace in a project with that default. */
    public static Settings fresh(String terraformVersion, Execution inherited) {
        return new Settings(
                null,
                false,
                inherited.mode(),
                inherited.agentPool(),
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

    /** Returns where runs execute. */
    public Execution execution() {
        return new Execution(executionMode, agentPool);
    }

    /** Returns the same for a project with that default: a workspace that says nothing itself follows it. */
    public Settings within(Execution inherited) {
        return overwritesExecution ? this : with(inherited);
    }

    private Settings with(Execution execution) {
        return new Settings(
                description,
                overwritesExecution,
                execution.mode(),
                execution.agentPool(),
                tool,
                terraformVersion,
                workingDirectory,
                autoApply,
                autoApplyRunTrigger,
                allowDestroyPlan,
                speculativeEnabled,
                queueAllRuns,
                globalRemoteState,
                projectRemoteState,
                structuredRunOutputEnabled,
                sourceName,
                sourceUrl,
                planTimeout,
                applyTimeout);
    }
}
