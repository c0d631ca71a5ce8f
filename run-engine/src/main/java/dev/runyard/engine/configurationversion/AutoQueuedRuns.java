package dev.runyard.engine.configurationversion;

import dev.runyard.engine.run.RunCreation;
import dev.runyard.engine.run.RunRequest;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.execution.ExecutionMode;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.List;
import org.springframework.stereotype.Component;

/** The runs that uploads make. Needs the transaction of the upload. */
@Component
final class AutoQueuedRuns {
    private final Workspaces workspaces;
    private final RunCreation runs;
    private final ConfigurationUse use;

    AutoQueuedRuns(Workspaces workspaces, RunCreation runs, ConfigurationUse use) {
        this.workspaces = workspaces;
        this.runs = runs;
        this.use = use;
    }

    /** A run may follow, so the workspace is locked before its configuration. */
    Workspace lockWorkspace(WorkspaceId id) {
        return workspaces.lock(id).orElseThrow(NotFound::new);
    }

    /** Tells whether a run was made of a configuration, by an upload or later. */
    boolean any(ConfigurationVersionId version) {
        return use.isUsed(version);
    }

    /** Makes the run of an upload, if it is to have one; runs elsewhere are not ours to make. */
    void queue(Workspace workspace, ConfigurationVersion version) {
        if (!version.autoQueueRuns() || workspace.settings().executionMode() == ExecutionMode.LOCAL) {
            return;
        }
        var request = new RunRequest(
                workspace.id(),
                version.id(),
                RunSource.CONFIGURATION_VERSION,
                null,
                RunOptions.PLAIN,
                null,
                null,
                null,
                List.of());
        runs.createIn(workspace, request, new Actor.Remembered(version.createdBy()));
    }
}
