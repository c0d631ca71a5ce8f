package dev.runyard.engine.configurationversion;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the archive of a version is needed. Asked in a step that has locked the workspace, as whoever makes a run does. */
@Component
final class ConfigurationUse {
    private static final List<RunStatus> UNFINISHED = Arrays.stream(RunStatus.values())
            .filter(status -> !RunFlow.isFinal(status))
            .toList();

    private final Workspaces workspaces;
    private final ConfigurationVersions versions;
    private final Runs runs;

    ConfigurationUse(Workspaces workspaces, ConfigurationVersions versions, Runs runs) {
        this.workspaces = workspaces;
        this.versions = versions;
        this.runs = runs;
    }

    /**
     * Locks the workspace of a version, which is to be loaded after.
     *
     * @throws NotFound when there is no such version
     */
    Workspace lockWorkspaceOf(ConfigurationVersionId version) {
        return versions.workspaceOf(version)
                .map(WorkspaceId::new)
                .flatMap(workspaces::lock)
                .orElseThrow(NotFound::new);
    }

    /** Returns why the archive cannot be given up, or nothing when it can. */
    Optional<String> obstacle(Workspace workspace, ConfigurationVersion version) {
        if (version.status() != ConfigurationVersionStatus.UPLOADED) {
            return Optional.of(statusOf(version));
        }
        if (version.id().equals(workspace.currentConfigurationVersionId())) {
            return Optional.of("it is current");
        }
        return runs.existsByConfigurationVersionIdAndStatusIn(version.id(), UNFINISHED)
                ? Optional.of("it has runs in progress")
                : Optional.empty();
    }

    /** Tells whether a run was made of the version. */
    boolean isUsed(ConfigurationVersionId version) {
        return runs.existsByConfigurationVersionId(version);
    }

    static String statusOf(ConfigurationVersion version) {
        return "its status is \"" + version.status().wireName() + "\"";
    }
}
