package dev.runyard.engine.planexport;

import dev.runyard.engine.TaskOrders;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExports;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.PhaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what is to be exported, and schedules it in the same transaction. Needs one. */
@Component
final class PlanExportOrders {
    private final PlanExports exports;
    private final Ids ids;
    private final TaskOrders tasks;

    PlanExportOrders(PlanExports exports, Ids ids, TaskOrders tasks) {
        this.exports = exports;
        this.ids = ids;
        this.tasks = tasks;
    }

    /** What was ordered, and the archive whose place it takes. */
    record Order(PlanExport export, @Nullable BlobId replaced) {}

    Order place(PhaseId plan, Instant now) {
        PlanExport last = exports.lockOf(plan).orElse(null);
        if (last != null && !last.isOver(now)) {
            throw Invalid.relationship("plan", "has an export of this type that is pending or can be downloaded");
        }
        if (last != null) {
            exports.remove(last.id());
        }
        var export = exports.save(new PlanExport(ids.planExportId(), plan, now));
        tasks.place(PlanExportTask.TASK.instance(export.id().value()).scheduledTo(now));
        return new Order(export, last == null ? null : last.blob());
    }
}
