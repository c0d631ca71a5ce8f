package dev.runyard.engine.stateversion;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionContents;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the resources out of states that came before resources were kept. */
@Component
public final class StateBacklog {
    private static final Logger LOG = LoggerFactory.getLogger(StateBacklog.class);
    private static final int BATCH = 100;

    private final Steps steps;
    private final StateVersionContents contents;
    private final StateVersions states;
    private final Workspaces workspaces;
    private final StateFiles files;
    private final PresentState present;

    StateBacklog(
            Steps steps,
            StateVersionContents contents,
            StateVersions states,
            Workspaces workspaces,
            StateFiles files,
            PresentState present) {
        this.steps = steps;
        this.contents = contents;
        this.states = states;
        this.workspaces = workspaces;
        this.files = files;
        this.present = present;
    }

    /** Makes one pass. */
    public void sweep() {
        for (String id : contents.backlog(BATCH)) {
            var state = new StateVersionId(id);
            List<StateResource> found =
                    states.findById(state).map(this::resources).orElse(List.of());
            steps.take(() -> keep(state, found));
        }
    }

    private List<StateResource> resources(StateVersion state) {
        var blob = state.blob();
        try {
            return blob == null ? List.of() : files.read(blob).resources();
        } catch (Problem | IOException unreadable) {
            LOG.warn("The resources of state {} cannot be read: {}", state.id(), unreadable.getMessage());
            return List.of();
        }
    }

    private StateVersionId keep(StateVersionId id, List<StateResource> found) {
        var workspace = states.workspaceOf(id).map(WorkspaceId::new).flatMap(workspaces::lock);
        workspace.ifPresent(locked -> states.findById(id).ifPresent(state -> present.readLater(locked, state, found)));
        contents.strikeOff(id.value());
        return id;
    }
}
