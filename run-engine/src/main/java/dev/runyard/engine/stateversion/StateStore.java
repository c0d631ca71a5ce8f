package dev.runyard.engine.stateversion;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes states in from people, programs and terraform, and gives them out. That the caller may is checked before. */
@Component
public final class StateStore {
    private final Steps steps;
    private final Workspaces workspaces;
    private final StateVersions states;
    private final StateAnnouncements announcements;
    private final StateFiles files;
    private final JsonStates jsonStates;

    StateStore(
            Steps steps,
            Workspaces workspaces,
            StateVersions states,
            StateAnnouncements announcements,
            StateFiles files,
            JsonStates jsonStates) {
        this.steps = steps;
        this.workspaces = workspaces;
        this.states = states;
        this.announcements = announcements;
        this.files = files;
        this.jsonStates = jsonStates;
    }

    /**
     * Announces a state; it counts once its bytes came, which may be with this request. A repeat answers the version
     * that is there.
     *
     * @throws NotFound when there is no such workspace
     * @throws Conflict when the caller does not hold the workspace, or its present state is newer or of another lineage
     * @throws Invalid when what is said of the state is malformed, or not true of the bytes that came with it
     */
    public StateVersion create(WorkspaceId workspace, NewStateVersion asked, Actor by) {
        StateRules.checkForm(asked);
        StateVersion version = steps.take(() -> announcements.announce(workspace, asked, by));
        if (version.status() == StateVersionStatus.FINALIZED) {
            return version;
        }
        takeInline(version.id(), asked);
        return states.findById(version.id()).orElseThrow(NotFound::new);
    }

    private void takeInline(StateVersionId id, NewStateVersion asked) {
        try {
            // The raw state last: it counts from then on.
            byte[] json = asked.jsonState();
            if (json != null && json.length > 0) {
                jsonStates.upload(id, new ByteArrayInputStream(json));
            }
            byte[] state = asked.state();
            if (state != null && state.length > 0) {
                upload(id, new ByteArrayInputStream(state));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (Invalid refused) {
            steps.take(() -> {
                states.lock(id).filter(StateVersion::isPending).ifPresent(StateVersion::discard);
                return id;
            });
            throw refused;
        }
    }

    /**
     * Takes the raw bytes of an announced state; when this returns, it is the workspace's present one. The same bytes may
     * come again.
     *
     * @param state not closed
     * @throws Invalid when it is no state, or not the one that was announced
     * @throws Conflict when it came too late
     * @throws IOException when the upload breaks off
     */
    public void upload(StateVersionId id, InputStream state) throws IOException {
        var version = states.findById(id).orElseThrow(NotFound::new);
        if (version.status() != StateVersionStatus.PENDING) {
            StateAnnouncements.requireSame(version, files.md5(state));
            return;
        }
        IncomingState incoming = files.receive(state);
        boolean kept = false;
        try {
            kept = steps.take(() -> announcements.fulfil(id, incoming));
        } finally {
            if (!kept) {
                files.drop(incoming.blob());
            }
        }
    }

    /** Returns the workspace's present state; nothing when it has none yet. */
    public Optional<StateVersion> current(WorkspaceId workspace) {
        return announcements.current(workspaces.findById(workspace).orElseThrow(NotFound::new));
    }

    /**
     * Returns the id of a state whose data are there to be read.
     *
     * @throws NotFound when they are not, or are deleted; nothing is known of a pending one yet, but it is there
     */
    public StateVersionId readable(StateVersionId id) {
        return states.findById(id)
                .filter(state -> state.isReadable() || state.isPending())
                .map(StateVersion::id)
                .orElseThrow(NotFound::new);
    }

    /**
     * Gives out the raw bytes of a state.
     *
     * @throws NotFound when they have not come, or are deleted
     */
    public Download download(StateVersionId id) {
        var blob = states.findById(id).filter(StateVersion::isReadable).map(StateVersion::blob);
        return files.download(blob.orElseThrow(NotFound::new));
    }
}
