package dev.runyard.engine.planexport;

import dev.runyard.engine.RunTrace;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.planexport.PlanExportStatus;
import dev.runyard.persistence.planexport.PlanExports;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Run;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Fills exports that were ordered. No more of a plan is held in memory than one resource at a time. */
@Component
final class PlanExportMaking {
    private static final Logger LOG = LoggerFactory.getLogger(PlanExportMaking.class);
    private static final long LARGEST_ARCHIVE = 1L << 30;

    private final Steps steps;
    private final PlanExports exports;
    private final ExportedPlans plans;
    private final PlanMocks mocks;
    private final BlobStore blobs;
    private final InstantSource clock;

    /** The threads that tasks have are few: what else is due must not wait for large plans. */
    private final Semaphore turn = new Semaphore(1);

    PlanExportMaking(
            Steps steps,
            PlanExports exports,
            ExportedPlans plans,
            PlanMocks mocks,
            BlobStore blobs,
            InstantSource clock) {
        this.steps = steps;
        this.exports = exports;
        this.plans = plans;
        this.mocks = mocks;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * Makes the archive of an export, if it is still to be made. Doing so again does nothing.
     *
     * @return false when it has to wait: for its turn, or for the JSON of its plan
     * @throws RuntimeException when something failed that may pass
     */
    boolean make(PlanExportId id) {
        if (!turn.tryAcquire()) {
            return false;
        }
        try {
            var export = exports.findById(id)
                    .filter(found -> found.status(clock.instant()) == PlanExportStatus.QUEUED)
                    .orElse(null);
            return export == null || make(export);
        } finally {
            turn.release();
        }
    }

    private boolean make(PlanExport export) {
        var plan = plans.plan(export);
        var run = plans.run(plan);
        try (RunTrace _ = RunTrace.of(run.workspaceId(), run.id())) {
            BlobId json = plan.jsonBlob();
            if (json == null) {
                return !PlanExportRules.mayStillCome(plan, clock.instant()) && fail(export.id());
            }
            return fill(export, run, plan, json);
        }
    }

    private boolean fill(PlanExport export, Run run, Phase plan, BlobId json) {
        try {
            PlanExportRules.requireSize(blobs.size(json));
            BlobId archive = blobs.put(mocks.of(run, plan, json)::writeTo, LARGEST_ARCHIVE);
            if (!end(export.id(), (queued, now) -> queued.finish(archive, now))) {
                blobs.delete(archive);
            }
            return true;
        } catch (JacksonException e) {
            // Its text may quote the plan.
            LOG.warn("{} cannot be made: the plan is no JSON that can be read", export.id());
        } catch (Invalid | IOException e) {
            LOG.warn("{} cannot be made: {}", export.id(), e.getMessage());
        }
        return fail(export.id());
    }

    /** Says that an export will not be made. */
    boolean fail(PlanExportId id) {
        end(id, PlanExport::fail);
        return true;
    }

    /** Returns false when the export is not waited for any more. */
    private boolean end(PlanExportId id, BiConsumer<PlanExport, Instant> how) {
        return steps.take(() -> {
            var now = clock.instant();
            var export = exports.lock(id)
                    .filter(found -> found.status(now) == PlanExportStatus.QUEUED)
                    .orElse(null);
            if (export == null) {
                return false;
            }
            how.accept(export, now);
            return true;
        });
    }
}
