package dev.runyard.api.planexport;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.planexport.PlanExportDesk;
import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.planexport.PlanExportId;
import dev.runyard.persistence.planexport.PlanExports;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.user.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Plan exports, as HCP Terraform's page "Plan exports API reference" has them; for those who may read the whole JSON plan. */
@ApiController
final class PlanExportController {
    private final PlanExports exports;
    private final PlanExportDesk desk;
    private final Access access;

    PlanExportController(PlanExports exports, PlanExportDesk desk, Access access) {
        this.exports = exports;
        this.desk = desk;
        this.access = access;
    }

    /** The plan, and what to make of it. */
    record NewPlanExport(PhaseId plan, String dataType) {}

    @PostMapping("/api/v2/plan-exports")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(value = Permission.READ_PLAN_JSON, byHandler = true)
    PlanExport create(@JsonApiBody NewPlanExport asked, Actor actor) {
        access.require(actor, Permission.READ_PLAN_JSON, asked.plan());
        return desk.create(asked.plan(), asked.dataType());
    }

    @GetMapping("/api/v2/plan-exports/{export}")
    @Requires(Permission.READ_PLAN_JSON)
    PlanExport read(@PathVariable PlanExportId export) {
        return exports.findById(export).orElseThrow(NotFound::new);
    }

    @DeleteMapping("/api/v2/plan-exports/{export}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.READ_PLAN_JSON)
    void delete(@PathVariable PlanExportId export) {
        desk.delete(export);
    }
}
