package dev.runyard.api.workspace;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Reference;
import dev.runyard.api.retention.RetentionReferences;
import dev.runyard.persistence.configurationversion.ConfigurationReadmes;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.stateversion.RecoverySnapshots;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is shown of a workspace but kept elsewhere, loaded for all workspaces of a document at once. */
@Component
final class WorkspaceDetails {
    private final StateVersions states;
    private final StateVersionOutputs outputs;
    private final RetentionReferences retention;
    private final ConfigurationReadmes readmes;
    private final RecoverySnapshots recoveries;

    WorkspaceDetails(
            StateVersions states,
            StateVersionOutputs outputs,
            RetentionReferences retention,
            ConfigurationReadmes readmes,
            RecoverySnapshots recoveries) {
        this.recoveries = recoveries;
        this.retention = retention;
        this.states = states;
        this.outputs = outputs;
        this.readmes = readmes;
    }

    /** The own policy of data retention of each workspace. */
    Batch<Workspace, Reference> retention() {
        return retention.ofWorkspaces();
    }

    /** How many resources the current state of each workspace holds. */
    Column<Workspace, Object> resourceCounts(List<Workspace> workspaces) {
        Map<StateVersionId, Integer> counts = states.findAllById(states(workspaces)).stream()
                .collect(toMap(StateVersion::id, StateVersion::resourceCount));
        return workspace -> {
            var state = workspace.currentStateVersionId();
            return state == null ? 0 : counts.getOrDefault(state, 0);
        };
    }

    /** How many states of each workspace came too late, and wait for somebody to decide about them. */
    Column<Workspace, Object> recoverySnapshots(List<Workspace> workspaces) {
        var ids = workspaces.stream().map(workspace -> workspace.id().value()).toList();
        var kept = recoveries.keptOfWorkspaces(ids).stream()
                .collect(toMap(RecoverySnapshots.Kept::getOwner, RecoverySnapshots.Kept::getKept));
        return workspace -> kept.getOrDefault(workspace.id().value(), 0L);
    }

    /** The ids of the outputs of each workspace's current state. */
    Column<Workspace, List<String>> outputs(List<Workspace> workspaces) {
        var ids = states(workspaces).stream().map(StateVersionId::value).toList();
        var byState = ids.isEmpty()
                ? Map.<String, List<String>>of()
                : outputs.idsOf(ids).stream()
                        .collect(groupingBy(
                                StateVersionOutputs.Place::getState,
                                mapping(StateVersionOutputs.Place::getOutput, toList())));
        return workspace -> {
            var state = workspace.currentStateVersionId();
            return state == null ? List.of() : byState.getOrDefault(state.value(), List.of());
        };
    }

    /** The README of each workspace's current configuration, by the id of that. */
    Column<Workspace, String> readmes(List<Workspace> workspaces) {
        var current = workspaces.stream()
                .map(Workspace::currentConfigurationVersionId)
                .filter(Objects::nonNull)
                .map(ConfigurationVersionId::value)
                .toList();
        var found = current.isEmpty() ? Set.<String>of() : Set.copyOf(readmes.among(current));
        return workspace -> {
            var id = workspace.currentConfigurationVersionId();
            return id != null && found.contains(id.value()) ? id.value() : null;
        };
    }

    private static List<StateVersionId> states(List<Workspace> workspaces) {
        return workspaces.stream()
                .map(Workspace::currentStateVersionId)
                .filter(Objects::nonNull)
                .toList();
    }
}
