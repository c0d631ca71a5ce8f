package dev.runyard.engine.configurationversion;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.engine.configurationversion.StoredArchives.Stored;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The bytes of configurations: checked while they are stored, and bound to their version in one step afterwards. */
@Component
final class UploadedConfigurations {
    private final Steps steps;
    private final ConfigurationVersions versions;
    private final StoredArchives archives;
    private final Readmes readmes;
    private final AutoQueuedRuns runs;
    private final InstantSource clock;

    UploadedConfigurations(
            Steps steps,
            ConfigurationVersions versions,
            StoredArchives archives,
            Readmes readmes,
            AutoQueuedRuns runs,
            InstantSource clock) {
        this.steps = steps;
        this.versions = versions;
        this.archives = archives;
        this.readmes = readmes;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Takes an upload: the first, the same once more, one in place of one that was refused, or another as long as no run
     * was made of the one before.
     */
    void take(ConfigurationVersionId id, InputStream upload) throws IOException {
        Stored stored = store(id, upload);
        Optional<BlobId> unused = Optional.of(stored.blob());
        try {
            unused = steps.take(() -> bind(id, stored));
        } finally {
            unused.ifPresent(archives::remove);
        }
    }

    private Stored store(ConfigurationVersionId id, InputStream upload) throws IOException {
        try {
            return archives.store(upload);
        } catch (Invalid refused) {
            steps.take(() -> versions.lock(id)
                    .filter(version -> version.blob() == null && isOpen(version))
                    .map(version -> {
                        version.failed(message(refused));
                        return version;
                    }));
            throw refused;
        }
    }

    /** Returns the archive that is of no use: this one, when it is there already, or the one it takes the place of. */
    private Optional<BlobId> bind(ConfigurationVersionId id, Stored stored) {
        var workspace =
                runs.lockWorkspace(new WorkspaceId(versions.workspaceOf(id).orElseThrow(NotFound::new)));
        var version = versions.lock(id).orElseThrow(NotFound::new);
        requireOpen(version);
        if (stored.digest().equals(version.digest())) {
            return Optional.of(stored.blob());
        }
        if (runs.any(id)) {
            throw new Conflict("A run was made of this configuration version; it keeps its configuration.");
        }
        var before = Optional.ofNullable(version.blob());
        version.uploaded(stored.blob(), stored.digest(), clock.instant());
        readmes.keep(id, stored.readme());
        runs.queue(workspace, version);
        return before;
    }

    /**
     * Lets pass versions that can take an upload: one that was refused before was perhaps only broken on its way.
     *
     * @throws Conflict when the archive was given up
     */
    static void requireOpen(ConfigurationVersion version) {
        if (!isOpen(version)) {
            throw new Conflict("The configuration was given up: " + ConfigurationUse.statusOf(version) + ".");
        }
    }

    private static boolean isOpen(ConfigurationVersion version) {
        return switch (version.status()) {
            case PENDING, FETCHING, UPLOADED, ERRORED -> true;
            case ARCHIVED, BACKING_DATA_SOFT_DELETED, BACKING_DATA_PERMANENTLY_DELETED -> false;
        };
    }

    Download download(BlobId blob) {
        return archives.download(blob);
    }

    private static String message(Invalid refused) {
        return String.valueOf(refused.getMessage());
    }
}
