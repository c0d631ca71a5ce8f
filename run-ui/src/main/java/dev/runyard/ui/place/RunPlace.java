package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.user.Actor;

/** A run in its workspace. */
public record RunPlace(WorkspacePlace surroundings, Run run) {
    /** Returns who visits it. */
    public Actor.User visitor() {
        return surroundings.visitor().user();
    }

    /** Returns what the visitor may do: permissions are those of the workspace. */
    public Grants grants() {
        return surroundings.grants();
    }

    /** Returns the path of its page. */
    public String path() {
        return surroundings.path(run.id());
    }

    /** Returns the path of all that concerns one of its phases. */
    public String path(PhaseKind phase) {
        return path() + "/" + phase.wireName();
    }

    /** Returns the id of one of its phases. */
    public PhaseId phase(PhaseKind kind) {
        return switch (kind) {
            case PLAN -> run.planId();
            case APPLY -> run.applyId();
        };
    }
}
