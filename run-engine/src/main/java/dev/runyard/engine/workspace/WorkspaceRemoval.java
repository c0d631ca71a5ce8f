package dev.runyard.engine.workspace;

import dev.runyard.engine.Steps;
import dev.runyard.engine.tag.TagRows;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.Runs;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.tag.TagOwner;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Removes workspaces with their runs, variables and states. That the caller may is checked before.
 *
 * <p>The CLI tells the refusals of a safe removal apart by their words: {@code locked}, {@code still managing
 * resources}. HCP's third one, that the state is still being processed, does not come up: a state is counted when it is
 * stored.
 */
@Component
public final class WorkspaceRemoval {
    private final Workspaces workspaces;
    private final Runs runs;
    private final StateVersions states;
    private final TagRows tags;
    private final Steps steps;

    WorkspaceRemoval(Workspaces workspaces, Runs runs, StateVersions states, TagRows tags, Steps steps) {
        this.workspaces = workspaces;
        this.runs = runs;
        this.states = states;
        this.tags = tags;
        this.steps = steps;
    }

    /**
     * Removes a workspace that manages nothing.
     *
     * @throws Conflict while it is locked, has runs that have not ended, or its state holds resources
     */
    public void removeSafely(WorkspaceId id) {
        steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            if (workspace.isLocked()) {
                throw new Conflict(
                        "Workspace is currently locked. Workspace must be unlocked before it can be safely deleted.");
            }
            if (runs.anyActive(workspace.id())) {
                throw new Conflict("Workspace is locked by runs that have not ended. Discard or cancel them before it"
                        + " is safely deleted.");
            }
            if (resources(workspace) > 0) {
                throw new Conflict("Workspace cannot be safely deleted because it is still managing resources.");
            }
            return remove(workspace);
        });
    }

    /**
     * Removes a workspace whatever it manages; nobody will know of its resources any more. Its runs end with it: a worker
     * that plans for one learns so at its next contact, and kills terraform.
     *
     * @throws Conflict while an apply is going on: what it makes would be in no state
     */
    public void removeByForce(WorkspaceId id) {
        steps.take(() -> {
            var workspace = workspaces.lock(id).orElseThrow(NotFound::new);
            if (runs.existsByWorkspaceIdAndStatus(id, RunStatus.APPLYING)) {
                throw new Conflict("Workspace has an apply in progress. Cancel it or wait for its end before the"
                        + " workspace is deleted.");
            }
            return remove(workspace);
        });
    }

    private Workspace remove(Workspace workspace) {
        tags.clear(TagOwner.workspace(workspace.organizationId(), workspace.id()));
        workspaces.delete(workspace);
        return workspace;
    }

    private int resources(Workspace workspace) {
        return Optional.ofNullable(workspace.currentStateVersionId())
                .flatMap(states::findById)
                .map(StateVersion::resourceCount)
                .orElse(0);
    }
}
