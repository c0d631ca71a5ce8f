package dev.runyard.engine.run;

import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The configuration that a run takes which names none: the one that was made, or used by a run of the queue, last. A
 * provisional one has to be applied for that. Needs a transaction that has locked the workspace.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run#create-a-run">Create a run</a>
 */
@Component
final class CurrentConfiguration {
    private final ConfigurationVersions configurations;
    private final PromotedConfigurations promoted;

    CurrentConfiguration(ConfigurationVersions configurations, PromotedConfigurations promoted) {
        this.configurations = configurations;
        this.promoted = promoted;
    }

    /**
     * Returns the configuration of a new run.
     *
     * @throws Invalid when there is none, or what the request names is not one that this workspace may use
     */
    ConfigurationVersion choose(Workspace workspace, RunRequest asked, Actor by) {
        var named = asked.configurationVersion();
        if (named != null) {
            return named(named, workspace, by).orElseThrow(RunRules::unknownConfiguration);
        }
        return current(workspace)
                .filter(found -> found.status() == ConfigurationVersionStatus.UPLOADED)
                .or(() -> configurations.newestUploaded(workspace.id()))
                .orElseThrow(RunRules::noConfiguration);
    }

    private Optional<ConfigurationVersion> named(ConfigurationVersionId id, Workspace workspace, Actor by) {
        boolean own = configurations
                .workspaceOf(id)
                .filter(workspace.id().value()::equals)
                .isPresent();
        return own
                ? configurations.findById(id)
                // Its own workspace is not locked: it could be archived meanwhile.
                : configurations.lock(id).flatMap(found -> promoted.to(workspace, found, by));
    }

    /** A run of the queue uses a configuration. */
    void used(Workspace workspace, ConfigurationVersion configuration, RunOptions options) {
        if (!options.plansBesideTheQueue() && !configuration.provisional()) {
            workspace.makeCurrent(configuration.id());
        }
    }

    /** A run was applied; a provisional configuration becomes the current one, unless a newer one exists. */
    void applied(Workspace workspace, Run run) {
        ConfigurationVersionId id = run.configurationVersionId();
        configurations
                .findById(id)
                .filter(ConfigurationVersion::provisional)
                .filter(applied -> current(workspace)
                        .filter(current -> current.createdAt().isAfter(applied.createdAt()))
                        .isEmpty())
                .ifPresent(applied -> workspace.makeCurrent(id));
    }

    private Optional<ConfigurationVersion> current(Workspace workspace) {
        return Optional.ofNullable(workspace.currentConfigurationVersionId()).flatMap(configurations::findById);
    }
}
