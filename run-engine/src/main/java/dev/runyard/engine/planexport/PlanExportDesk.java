package dev.runyard.engine.planexport;

import dev.runyard.engine.Download;
import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.planexport.PlanExportStatus;
import dev.runyard.persistence.planexport.PlanExports;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.Phases;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders for exports of plans, and hands out what was made; see HCP Terraform's page "Plan exports API reference". */
@Component
public final class PlanExportDesk {
    private final Steps steps;
    private final PlanExports exports;
    private final Phases phases;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final PlanExportOrders orders;

    PlanExportDesk(
            Steps steps,
            PlanExports exports,
            Phases phases,
            BlobStore blobs,
            InstantSource clock,
            PlanExportOrders orders) {
        this.steps = steps;
        this.exports = exports;
        this.phases = phases;
        this.blobs = blobs;
        this.clock = clock;
        this.orders = orders;
    }

    /**
     * Orders an export of a plan. It takes the place of one that failed or has expired.
     *
     * @throws NotFound when there is no such plan
     * @throws Invalid when it cannot be exported so, or has an export that is queued or can be downloaded
     */
    public PlanExport create(PhaseId planId, String dataType) {
        var plan = phases.findById(planId)
                .filter(found -> found.kind() == PhaseKind.PLAN)
                .orElseThrow(NotFound::new);
        PlanExportRules.require(dataType, plan, clock.instant());
        BlobId json = plan.jsonBlob();
        if (json != null) {
            PlanExportRules.requireSize(blobs.size(json));
        }
        var order = steps.take(() -> orders.place(planId, clock.instant()));
        delete(order.replaced());
        return order.export();
    }

    /**
     * Hands out an archive.
     *
     * @throws NotFound when it is not there: not yet, or no more
     */
    public Download download(PlanExportId id) {
        return exports.findById(id)
                .filter(export -> export.status(clock.instant()) == PlanExportStatus.FINISHED)
                .flatMap(export -> Optional.ofNullable(export.blob()))
                .map(blob -> new Download(blobs, blob))
                .orElseThrow(NotFound::new);
    }

    /**
     * Removes an export and its archive, wherever it stands.
     *
     * @throws NotFound when there is none
     */
    public void delete(PlanExportId id) {
        BlobId blob = steps.take(() -> {
                    var export = exports.lock(id).orElseThrow(NotFound::new);
                    exports.remove(id);
                    return Optional.ofNullable(export.blob());
                })
                .orElse(null);
        delete(blob);
    }

    private void delete(@Nullable BlobId blob) {
        if (blob != null) {
            blobs.delete(blob);
        }
    }
}
