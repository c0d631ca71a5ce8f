package dev.runyard.engine.configurationversion;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import org.springframework.stereotype.Component;

/** Removes archives that a version has let go of, unless another one, to which it was promoted, has them too. */
@Component
final class UnusedArchives {
    private final ConfigurationVersions versions;
    private final BlobStore blobs;

    UnusedArchives(ConfigurationVersions versions, BlobStore blobs) {
        this.versions = versions;
        this.blobs = blobs;
    }

    /** Needs that the step which let go of the archive is over. */
    void remove(BlobId archive) {
        if (!versions.existsByBlob(archive)) {
            blobs.delete(archive);
        }
    }
}
