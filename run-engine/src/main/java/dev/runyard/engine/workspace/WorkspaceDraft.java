package dev.runyard.engine.workspace;

import dev.runyard.engine.ToolVersions;
import dev.runyard.engine.limit.TimeoutRules;
import dev.runyard.engine.tag.TagSet;
import dev.runyard.persistence.agentpool.AgentPoolId;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.Settings;
import dev.runyard.persistence.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * What people set on a workspace, as they wrote it, before it is known to be right. Names are those of the attributes; a
 * change starts from the present values (or the defaults) and replaces what was sent.
 *
 * @param tags all of its own
 * @param executionMode {@code remote}, {@code local} or {@code agent}
 * @param agentPool whose agents execute runs; only with {@code agent}
 * @param tool {@code terraform} or {@code tofu}
 * @param terraformVersion an exact version, a constraint, or {@code latest}
 * @param workingDirectory relative to the root of the configuration; empty for the root
 */
public record WorkspaceDraft(
        String name,
        ProjectId project,
        TagSet tags,
        @Nullable String description,
        String executionMode,
        @Nullable AgentPoolId agentPool,
        String tool,
        String terraformVersion,
        String workingDirectory,
        boolean autoApply,
        boolean autoApplyRunTrigger,
        boolean allowDestroyPlan,
        boolean speculativeEnabled,
        boolean queueAllRuns,
        boolean globalRemoteState,
        boolean projectRemoteState,
        boolean structuredRunOutputEnabled,
        @Nullable String sourceName,
        @Nullable String sourceUrl,
        @Nullable String planTimeout,
        @Nullable String applyTimeout) {

    /** Returns HCP Terraform's defaults for a new workspace. */
    static WorkspaceDraft fresh(ProjectId defaultProject, String terraformVersion) {
        return of("", defaultProject, TagSet.NONE, Settings.fresh(terraformVersion));
    }

    static WorkspaceDraft of(Workspace workspace, TagSet tags) {
        return of(workspace.name(), workspace.projectId(), tags, workspace.settings());
    }

    private static WorkspaceDraft of(String name, ProjectId project, TagSet tags, Settings now) {
        return new WorkspaceDraft(
                name,
                project,
                tags,
                now.description(),
                now.executionMode().wireName(),
                now.agentPool(),
                now.tool().wireName(),
                now.terraformVersion(),
                now.workingDirectory(),
                now.autoApply(),
                now.autoApplyRunTrigger(),
                now.allowDestroyPlan(),
                now.speculativeEnabled(),
                now.queueAllRuns(),
                now.globalRemoteState(),
                now.projectRemoteState(),
                now.structuredRunOutputEnabled(),
                now.sourceName(),
                now.sourceUrl(),
                text(now.planTimeout()),
                text(now.applyTimeout()));
    }

    private static @Nullable String text(@Nullable TimeLimit limit) {
        return limit == null ? null : limit.toString();
    }

    /** Returns the settings, brought into their stored form. */
    Settings settings() {
        var mode = WorkspaceRules.executionMode(executionMode);
        return new Settings(
                WorkspaceRules.description(description),
                mode,
                WorkspaceRules.agentPool(mode, agentPool),
                ToolVersions.requireTool(tool),
                WorkspaceRules.terraformVersion(terraformVersion),
                WorkspaceRules.workingDirectory(workingDirectory),
                autoApply,
                autoApplyRunTrigger,
                allowDestroyPlan,
                speculativeEnabled,
                queueAllRuns,
                globalRemoteState,
                WorkspaceRules.projectRemoteState(projectRemoteState, globalRemoteState),
                structuredRunOutputEnabled,
                WorkspaceRules.sourceName(sourceName),
                WorkspaceRules.sourceUrl(sourceUrl),
                TimeoutRules.read("plan-timeout", planTimeout),
                TimeoutRules.read("apply-timeout", applyTimeout));
    }
}
