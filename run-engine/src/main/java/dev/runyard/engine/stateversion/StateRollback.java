package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.stereotype.Component;

/**
 * Goes back to a former state: a copy of it, under the next serial, becomes the present one. That the caller may is
 * checked before.
 */
@Component
public final class StateRollback {
    private final StateVersions states;
    private final StateReplacement replacement;

    StateRollback(StateVersions states, StateReplacement replacement) {
        this.states = states;
        this.replacement = replacement;
    }

    /**
     * Makes a copy of a state the present one; of any that is not deleted. One that was kept aside is accepted instead.
     *
     * @throws NotFound when there is no such workspace
     * @throws Invalid when the workspace has no such state
     * @throws Conflict when the caller does not hold the workspace
     */
    public StateVersion rollBack(WorkspaceId id, StateVersionId to, Actor by) {
        return replacement.replaceBy(original(id, to), by, any -> {}, made -> {});
    }

    private StateVersion original(WorkspaceId workspace, StateVersionId id) {
        var found = states.findById(id)
                .filter(state -> state.workspaceId().equals(workspace))
                .orElseThrow(() -> Invalid.relationship("rollback-state-version", "does not exist in this workspace"));
        if (found.recovery()) {
            throw Invalid.relationship("rollback-state-version", "is a recovery snapshot, which is to be accepted");
        }
        if (!found.isReadable()) {
            throw Invalid.relationship("rollback-state-version", "has no data that could be copied");
        }
        return found;
    }
}
