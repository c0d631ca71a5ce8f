package dev.runyard.engine.support;

import dev.runyard.engine.execution.ExecutionDraft;
import dev.runyard.engine.workspace.WorkspaceDraft;
import dev.runyard.persistence.project.ProjectId;

/** Wishes for workspaces. */
public final class Drafts {
    private Drafts() {}

    /** Returns a draft with the values that tests care for; all others are those of {@code draft}. */
    public static WorkspaceDraft of(
            WorkspaceDraft draft, String name, String executionMode, boolean globalRemoteState) {
        return of(draft, name, draft.project(), new ExecutionDraft(true, executionMode, null), globalRemoteState);
    }

    /** Returns a draft of a workspace in {@code project}; all other values are those of {@code draft}. */
    public static WorkspaceDraft in(ProjectId project, WorkspaceDraft draft) {
        return of(draft, draft.name(), project, draft.execution(), draft.globalRemoteState());
    }

    private static WorkspaceDraft of(
            WorkspaceDraft draft, String name, ProjectId project, ExecutionDraft execution, boolean globalRemoteState) {
        return new WorkspaceDraft(
                name,
                project,
                draft.tags(),
                draft.description(),
                execution,
                draft.tool(),
                draft.terraformVersion(),
                draft.workingDirectory(),
                draft.autoApply(),
                draft.autoApplyRunTrigger(),
                draft.allowDestroyPlan(),
                draft.speculativeEnabled(),
                draft.queueAllRuns(),
                globalRemoteState,
                draft.projectRemoteState(),
                draft.structuredRunOutputEnabled(),
                draft.sourceName(),
                draft.sourceUrl(),
                draft.planTimeout(),
                draft.applyTimeout());
    }
}
