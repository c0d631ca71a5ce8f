package dev.runyard.engine.stateversion;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionStatus;
import dev.runyard.persistence.stateversion.StateVersions;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** States in the form that {@code terraform show -json} gives. That the caller may is checked before. */
@Component
public final class JsonStates {
    private final Steps steps;
    private final StateVersions states;
    private final StateFiles files;

    JsonStates(Steps steps, StateVersions states, StateFiles files) {
        this.steps = steps;
        this.states = states;
        this.files = files;
    }

    /**
     * Takes a state as JSON; it may come before the raw bytes, after them, or never. The same bytes may come again.
     *
     * @param json not closed
     * @throws Invalid when it is no JSON object
     * @throws Conflict when the version takes none any more, or has another one
     * @throws IOException when the upload breaks off
     */
    public void upload(StateVersionId id, InputStream json) throws IOException {
        var known = requireOpen(states.findById(id).orElseThrow(NotFound::new)).jsonBlob();
        if (known != null) {
            requireSame(known, json);
            return;
        }
        BlobId blob = files.receiveJson(json);
        boolean kept = false;
        try {
            kept = steps.take(() -> keep(id, blob));
        } finally {
            if (!kept) {
                files.drop(blob);
            }
        }
    }

    private boolean keep(StateVersionId id, BlobId blob) {
        var version = requireOpen(states.lock(id).orElseThrow(NotFound::new));
        if (version.jsonBlob() != null) {
            throw taken();
        }
        version.keepJson(blob);
        return true;
    }

    /**
     * Gives out a state as JSON.
     *
     * @throws NotFound when it was not uploaded in this form, or its data are deleted
     */
    public Download download(StateVersionId id) {
        var blob = states.findById(id).filter(StateVersion::isReadable).map(StateVersion::jsonBlob);
        return files.download(blob.orElseThrow(NotFound::new));
    }

    private void requireSame(BlobId known, InputStream json) throws IOException {
        try (InputStream before = files.download(known).open()) {
            if (!files.md5(before).equals(files.md5(json))) {
                throw taken();
            }
        }
    }

    private static Conflict taken() {
        return new Conflict("This state version has its JSON state already.");
    }

    private static StateVersion requireOpen(StateVersion version) {
        if (version.status() != StateVersionStatus.PENDING && !version.isReadable()) {
            throw new Conflict("This state version was discarded, or its data are deleted.");
        }
        return version;
    }
}
