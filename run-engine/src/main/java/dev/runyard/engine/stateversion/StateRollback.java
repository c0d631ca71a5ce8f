package dev.runyard.engine.stateversion;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goes back to a former state: a copy of it, under the next serial, becomes the present one. That the caller may is
 * checked before.
 */
@Component
public final class StateRollback {
    private final Steps steps;
    private final Workspaces workspaces;
    private final StateVersions states;
    private final StateVersionRows rows;
    private final StateCopies copies;

    StateRollback(Steps steps, Workspaces workspaces, StateVersions states, StateVersionRows rows, StateCopies copies) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.states = states;
        this.rows = rows;
        this.copies = copies;
    }

    /**
     * Makes a copy of a state the present one; of any that is not deleted, also of one that was kept aside.
     *
     * @throws NotFound when there is no such workspace
     * @throws Invalid when the workspace has no such state
     * @throws Conflict when the caller does not hold the workspace
     */
    public StateVersion rollBack(WorkspaceId id, StateVersionId to, Actor by) {
        var workspace = workspaces.findById(id).orElseThrow(NotFound::new);
        var original = original(id, to);
        StateRules.requireHold(workspace, by.ref());
        var before = workspace.currentStateVersionId();
        try {
            return copy(original, before, nextSerial(original, before), by);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private StateVersion copy(StateVersion original, @Nullable StateVersionId before, long serial, Actor by)
            throws IOException {
        IncomingState copy = copies.copy(Objects.requireNonNull(original.blob()), serial);
        BlobId jsonCopy = copies.copyJson(original.jsonBlob());
        StateVersion made = null;
        try {
            made = steps.take(() -> replace(original, before, new Copy(copy, jsonCopy), by));
            return made;
        } finally {
            if (made == null) {
                copies.drop(copy, jsonCopy);
            }
        }
    }

    private StateVersion replace(StateVersion original, @Nullable StateVersionId before, Copy copy, Actor by) {
        Workspace workspace = workspaces.lock(original.workspaceId()).orElseThrow(NotFound::new);
        StateRules.requireHold(workspace, by.ref());
        if (!Objects.equals(before, workspace.currentStateVersionId())) {
            throw new Conflict("The workspace has got another state in the meantime.");
        }
        states.pending(workspace.id()).forEach(StateVersion::discard);
        var content = copy.state.content();
        var version = rows.make(
                workspace,
                new NewState(NewState.Kind.FULL, null, content.serial(), content.lineage(), copy.state.md5()),
                by);
        version.copies(original.id());
        if (copy.json != null) {
            version.keepJson(copy.json);
        }
        rows.finish(workspace, version, copy.state);
        return version;
    }

    private StateVersion original(WorkspaceId workspace, StateVersionId id) {
        var found = states.findById(id)
                .filter(state -> state.workspaceId().equals(workspace))
                .orElseThrow(() -> Invalid.relationship("rollback-state-version", "does not exist in this workspace"));
        if (!found.isReadable()) {
            throw Invalid.relationship("rollback-state-version", "has no data that could be copied");
        }
        return found;
    }

    private long nextSerial(StateVersion original, @Nullable StateVersionId before) {
        return before == null
                ? original.serial()
                : states.findById(before).map(current -> current.serial() + 1).orElse(original.serial());
    }

    private record Copy(IncomingState state, @Nullable BlobId json) {}
}
