package dev.runyard.engine.configurationversion;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersionStatus;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** The bytes of configurations: checked while they are stored, and bound to their version in one step afterwards. */
@Component
final class UploadedConfigurations {
    private final Steps steps;
    private final ConfigurationVersions versions;
    private final BlobStore blobs;
    private final AutoQueuedRuns runs;
    private final ArchiveLimits limits = ArchiveLimits.DEFAULT;
    private final ConfigurationArchive archive = new ConfigurationArchive(limits);
    private final InstantSource clock;

    UploadedConfigurations(
            Steps steps, ConfigurationVersions versions, BlobStore blobs, AutoQueuedRuns runs, InstantSource clock) {
        this.steps = steps;
        this.versions = versions;
        this.blobs = blobs;
        this.runs = runs;
        this.clock = clock;
    }

    void take(ConfigurationVersionId id, InputStream upload) throws IOException {
        Stored stored = store(id, upload);
        boolean kept = false;
        try {
            kept = steps.take(() -> bind(id, stored));
        } finally {
            if (!kept) {
                blobs.delete(stored.blob());
            }
        }
    }

    private Stored store(ConfigurationVersionId id, InputStream upload) throws IOException {
        var digest = new String[1];
        try {
            BlobId blob = blobs.put(kept -> digest[0] = archive.check(upload, kept), limits.uploadBytes());
            return new Stored(blob, digest[0]);
        } catch (Invalid refused) {
            steps.take(() -> versions.lock(id)
                    .filter(version -> version.status() == ConfigurationVersionStatus.PENDING)
                    .map(version -> {
                        version.failed(message(refused));
                        return version;
                    }));
            throw refused;
        }
    }

    /** Returns false when the same bytes came by another request meanwhile. */
    private boolean bind(ConfigurationVersionId id, Stored stored) {
        var workspace =
                runs.lockWorkspace(new WorkspaceId(versions.workspaceOf(id).orElseThrow(NotFound::new)));
        var version = versions.lock(id).orElseThrow(NotFound::new);
        if (version.status() != ConfigurationVersionStatus.PENDING) {
            requireSame(version, stored.digest());
            return false;
        }
        version.uploaded(stored.blob(), stored.digest(), clock.instant());
        runs.queue(workspace, version);
        return true;
    }

    /** Answers an upload to a version that had one, as the first was answered. */
    void repeat(ConfigurationVersion version, InputStream upload) throws IOException {
        String reason = version.errorMessage();
        if (version.status() == ConfigurationVersionStatus.ERRORED && reason != null) {
            throw Invalid.because(reason);
        }
        requireSame(version, archive.check(upload, OutputStream.nullOutputStream()));
    }

    private static void requireSame(ConfigurationVersion version, String digest) {
        if (!digest.equals(version.digest())) {
            throw new Conflict("This configuration version has its configuration already.");
        }
    }

    Download download(BlobId blob) {
        return new Download(blobs, blob);
    }

    private static String message(Invalid refused) {
        return String.valueOf(refused.getMessage());
    }

    private record Stored(BlobId blob, String digest) {}
}
