package dev.runyard.engine.support;

import dev.runyard.engine.workspace.WorkspaceDraft;

/** Wishes for workspaces. */
public final class Drafts {
    private Drafts() {}

    /** Returns a draft with the values that tests care for; all others are those of {@code draft}. */
    public static WorkspaceDraft of(
            WorkspaceDraft draft, String name, String executionMode, boolean globalRemoteState) {
        return new WorkspaceDraft(
                name,
                draft.project(),
                draft.description(),
                executionMode,
                draft.terraformVersion(),
                draft.workingDirectory(),
                draft.autoApply(),
                draft.autoApplyRunTrigger(),
                draft.allowDestroyPlan(),
                draft.speculativeEnabled(),
                draft.queueAllRuns(),
                globalRemoteState,
                draft.structuredRunOutputEnabled(),
                draft.sourceName(),
                draft.sourceUrl(),
                draft.planTimeout(),
                draft.applyTimeout());
    }
}
