package dev.runyard.engine.stateversion;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.NewState;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a copy of a state that a workspace has the present one, under the serial that follows the present one's. */
@Component
final class StateReplacement {
    private final Steps steps;
    private final Workspaces workspaces;
    private final StateVersions states;
    private final StateVersionRows rows;
    private final StateCopies copies;

    StateReplacement(
            Steps steps, Workspaces workspaces, StateVersions states, StateVersionRows rows, StateCopies copies) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.states = states;
        this.rows = rows;
        this.copies = copies;
    }

    /**
     * Replaces the present state.
     *
     * @param original whose data can be read
     * @param rule what else must hold; it is asked before anything is copied, and again under the workspace's lock
     * @param together what else belongs to the step
     * @throws Conflict when the caller does not hold the workspace
     */
    StateVersion replaceBy(StateVersion original, Actor by, Consumer<Workspace> rule, Consumer<StateVersion> together) {
        var workspace = workspaces.findById(original.workspaceId()).orElseThrow(NotFound::new);
        rule.accept(workspace);
        StateRules.requireHold(workspace, by.ref());
        var before = workspace.currentStateVersionId();
        try {
            var copy = copies.copy(Objects.requireNonNull(original.blob()), nextSerial(original, before));
            return take(new Copy(copy, copies.copyJson(original.jsonBlob())), bytes -> {
                Workspace locked = workspaces.lock(original.workspaceId()).orElseThrow(NotFound::new);
                rule.accept(locked);
                requireUnchanged(locked, before, by);
                var made = make(locked, original, bytes, by);
                together.accept(made);
                return made;
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Takes a step; its bytes are removed when it is not taken. */
    private StateVersion take(Copy copy, Function<Copy, StateVersion> step) {
        StateVersion made = null;
        try {
            made = steps.take(() -> step.apply(copy));
            return made;
        } finally {
            if (made == null) {
                copies.drop(copy.state, copy.json);
            }
        }
    }

    private static void requireUnchanged(Workspace locked, @Nullable StateVersionId before, Actor by) {
        StateRules.requireHold(locked, by.ref());
        if (!Objects.equals(before, locked.currentStateVersionId())) {
            throw new Conflict("The workspace has got another state in the meantime.");
        }
    }

    private StateVersion make(Workspace workspace, StateVersion original, Copy copy, Actor by) {
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

    private long nextSerial(StateVersion original, @Nullable StateVersionId before) {
        return before == null
                ? original.serial()
                : states.findById(before).map(current -> current.serial() + 1).orElse(original.serial());
    }

    private record Copy(IncomingState state, @Nullable BlobId json) {}
}
