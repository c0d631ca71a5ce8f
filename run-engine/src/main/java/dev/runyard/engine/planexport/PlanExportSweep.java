package dev.runyard.engine.planexport;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.planexport.PlanExports;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Removes the archives of exports that have expired; nobody could download them any more. */
@Component
public final class PlanExportSweep {
    private static final int BATCH = 500;

    private final Steps steps;
    private final PlanExports exports;
    private final BlobStore blobs;
    private final InstantSource clock;

    PlanExportSweep(Steps steps, PlanExports exports, BlobStore blobs, InstantSource clock) {
        this.steps = steps;
        this.exports = exports;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Makes one pass. */
    public void sweep() {
        var tooOld = clock.instant().minus(PlanExport.LIFETIME);
        exports.finishedBefore(tooOld, Limit.of(BATCH))
                .forEach(export -> expire(export.id()).ifPresent(blobs::delete));
    }

    private Optional<BlobId> expire(PlanExportId id) {
        return steps.take(() -> exports.lock(id).flatMap(export -> {
            var archive = Optional.ofNullable(export.blob());
            export.expire();
            return archive;
        }));
    }
}
