package dev.runyard.api.workspace;

import dev.runyard.api.execution.SettingOverwrites;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The attributes of {@code workspaces} that people set, and those that tell where they come from. */
final class SettingAttributes {
    private SettingAttributes() {}

    static void declare(ResourceType<Workspace> type) {
        type.attribute("description", workspace -> workspace.settings().description())
                .attribute(
                        "execution-mode",
                        workspace -> workspace.settings().executionMode().wireName())
                .attribute("agent-pool-id", workspace -> workspace.settings().agentPool())
                .attribute("operations", workspace -> workspace.settings().executionMode() != ExecutionMode.LOCAL)
                .attribute("tool", workspace -> workspace.settings().tool().wireName())
                .attribute(
                        "terraform-version", workspace -> workspace.settings().terraformVersion())
                .attribute(
                        "working-directory", workspace -> workspace.settings().workingDirectory())
                .attribute("auto-apply", workspace -> workspace.settings().autoApply())
                .attribute(
                        "auto-apply-run-trigger",
                        workspace -> workspace.settings().autoApplyRunTrigger())
                .attribute(
                        "allow-destroy-plan", workspace -> workspace.settings().allowDestroyPlan())
                .attribute(
                        "speculative-enabled", workspace -> workspace.settings().speculativeEnabled())
                .attribute("queue-all-runs", workspace -> workspace.settings().queueAllRuns())
                .attribute(
                        "global-remote-state", workspace -> workspace.settings().globalRemoteState())
                .attribute(
                        "project-remote-state",
                        workspace -> workspace.settings().projectRemoteState())
                .attribute(
                        "structured-run-output-enabled",
                        workspace -> workspace.settings().structuredRunOutputEnabled())
                .attribute(
                        "plan-timeout",
                        workspace -> written(workspace.settings().planTimeout()))
                .attribute(
                        "apply-timeout",
                        workspace -> written(workspace.settings().applyTimeout()))
                .attribute("source", workspace -> "tfe-api")
                .attribute("source-name", workspace -> workspace.settings().sourceName())
                .attribute("source-url", workspace -> workspace.settings().sourceUrl())
                .attribute(
                        "setting-overwrites",
                        workspace ->
                                SettingOverwrites.shown(workspace.settings().overwritesExecution()));
    }

    private static @Nullable String written(@Nullable TimeLimit limit) {
        return limit == null ? null : limit.toString();
    }
}
