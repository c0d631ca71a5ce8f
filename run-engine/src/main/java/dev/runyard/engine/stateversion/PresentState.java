package dev.runyard.engine.stateversion;

import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.Ids;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceResource;
import dev.runyard.persistence.workspace.WorkspaceResources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a state the one that counts, and its resources those of the workspace. Needs a transaction that has locked the workspace. */
@Component
final class PresentState {
    private final StateExtracts extracts;
    private final WorkspaceResources resources;
    private final Ids ids;
    private final StateChange change;

    PresentState(StateExtracts extracts, WorkspaceResources resources, Ids ids, StateChange change) {
        this.extracts = extracts;
        this.resources = resources;
        this.ids = ids;
        this.change = change;
    }

    void become(Workspace workspace, StateVersion state) {
        workspace.makeCurrent(state.id(), state.createdAt());
        list(workspace, state);
        change.happened(workspace);
    }

    /** Keeps what was read out of a state long after it came. */
    void readLater(Workspace workspace, StateVersion state, List<StateResource> found) {
        extracts.keep(state.id(), found);
        if (state.id().equals(workspace.currentStateVersionId())) {
            list(workspace, state);
        }
    }

    /** Lists the resources of the present state. One whose resources were not read yet follows when they are. */
    private void list(Workspace workspace, StateVersion state) {
        extracts.resources(state.id()).ifPresent(found -> {
            Map<String, StateResource> now = found.stream()
                    .collect(toMap(StateResource::address, each -> each, (one, other) -> other, LinkedHashMap::new));
            replace(workspace, state, now);
        });
    }

    private void replace(Workspace workspace, StateVersion state, Map<String, StateResource> now) {
        Map<String, WorkspaceResource> before = resources.of(workspace.id());
        var old = new ArrayList<WorkspaceResource>();
        var fresh = new ArrayList<WorkspaceResource>();
        before.forEach((address, resource) -> {
            if (!now.containsKey(address)) {
                old.add(resource);
            }
        });
        now.forEach((address, resource) -> {
            var known = before.get(address);
            if (known != null && known.digest().equals(resource.digest())) {
                return;
            }
            if (known != null) {
                old.add(known);
            }
            fresh.add(row(address, resource, known, state));
        });
        resources.replace(workspace.id(), old, fresh);
    }

    private WorkspaceResource row(
            String address, StateResource resource, @Nullable WorkspaceResource known, StateVersion state) {
        return new WorkspaceResource(
                known == null ? ids.workspaceResourceId() : known.id(),
                address,
                resource.name(),
                resource.modulePath(),
                resource.providerSource(),
                resource.type(),
                resource.plainIndex(),
                resource.digest(),
                state.id(),
                known == null ? state.createdAt() : known.createdAt(),
                state.createdAt());
    }
}
