package dev.runyard.engine.blob;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobReferences;
import dev.runyard.persistence.blob.BlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes blobs that no row refers to, once they are old enough that no step can still be about to. */
@Component
public final class BlobSweep {
    private static final Logger LOG = LoggerFactory.getLogger(BlobSweep.class);
    private static final Duration OLD_ENOUGH = Duration.ofDays(1);
    private static final int BATCH = 500;

    private final BlobStore blobs;
    private final BlobReferences references;
    private final InstantSource clock;

    BlobSweep(BlobStore blobs, BlobReferences references, InstantSource clock) {
        this.blobs = blobs;
        this.references = references;
        this.clock = clock;
    }

    /** Makes one pass. */
    public void sweep() {
        Instant before = clock.instant().minus(OLD_ENOUGH);
        blobs.clean(before);
        var batch = new ArrayList<BlobId>();
        try (var old = blobs.storedBefore(before)) {
            old.forEach(blob -> {
                batch.add(blob);
                if (batch.size() == BATCH) {
                    collect(batch);
                }
            });
        }
        collect(batch);
    }

    private void collect(List<BlobId> batch) {
        for (BlobId blob : references.without(batch)) {
            LOG.debug("nothing refers to {}", blob);
            blobs.delete(blob);
        }
        batch.clear();
    }
}
