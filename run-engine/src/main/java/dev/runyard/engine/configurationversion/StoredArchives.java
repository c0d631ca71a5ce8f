package dev.runyard.engine.configurationversion;

import dev.runyard.engine.Download;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The archives of configurations in the store of blobs. */
@Component
final class StoredArchives {
    private final ConfigurationVersions versions;
    private final BlobStore blobs;
    private final ArchiveLimits limits;
    private final ConfigurationArchive rules;

    StoredArchives(ConfigurationVersions versions, BlobStore blobs, ArchiveLimits limits) {
        this.versions = versions;
        this.blobs = blobs;
        this.limits = limits;
        this.rules = new ConfigurationArchive(limits);
    }

    /** An archive that was checked and stored; no version refers to it yet. */
    record Stored(BlobId blob, String digest, @Nullable String readme) {}

    /**
     * Checks an upload while it is stored.
     *
     * @throws Invalid when it is not what {@link ConfigurationArchive} accepts
     */
    Stored store(InputStream upload) throws IOException {
        var checked = new ConfigurationArchive.Checked[1];
        BlobId blob = blobs.put(kept -> checked[0] = rules.check(upload, kept), limits.uploadBytes());
        var known = Objects.requireNonNull(checked[0]);
        return new Stored(blob, known.digest(), known.readme());
    }

    /** Gives an archive out. */
    Download download(BlobId archive) {
        return new Download(blobs, archive);
    }

    /**
     * Removes an archive that a version has let go of, unless another one, to which it was promoted, has it too. Needs that
     * the step which let go of it is over.
     */
    void remove(BlobId archive) {
        if (!versions.existsByBlob(archive)) {
            blobs.delete(archive);
        }
    }
}
