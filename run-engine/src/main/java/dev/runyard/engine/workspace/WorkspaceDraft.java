package dev.runyard.engine.workspace;

import dev.runyard.engine.ToolVersions;
import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.execution.ExecutionNames;
import dev.runyard.engine.limit.TimeoutRules;
import dev.runyard.engine.tag.TagSet;
import dev.runyard.persistence.execution.Execution;
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
 * @param execution where runs execute
 * @param tool {@code terraform} or {@code tofu}
 * @param terraformVersion an exact version, a constraint, or {@code latest}
 * @param workingDirectory relative to the root of the configuration; empty for the root
 */
public record WorkspaceDraft(
        String name,
        ProjectId project,
        TagSet tags,
        @Nullable String description,
        ExecutionDraft execution,
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
        return of("", defaultProject, TagSet.NONE, Settings.fresh(terraformVersion, Execution.REMOTE));
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
                ExecutionDraft.of(now.overwritesExecution(), now.execution()),
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

    /** Returns the same, executed elsewhere. */
    public WorkspaceDraft with(ExecutionDraft elsewhere) {
        return new WorkspaceDraft(
                name,
                project,
                tags,
                description,
                elsewhere,
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

    private static @Nullable String text(@Nullable TimeLimit limit) {
        return limit == null ? null : limit.toString();
    }

    /**
     * Returns the settings, brought into their stored form.
     *
     * @param inherited where runs execute in the project
     */
    Settings settings(Execution inherited) {
        var where = execution.within(inherited, ExecutionNames.OWN);
        return new Settings(
                WorkspaceRules.description(description),
                execution.overwrites(),
                where.mode(),
                where.agentPool(),
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
