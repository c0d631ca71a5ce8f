package dev.runyard.engine.planexport;

import dev.runyard.persistence.planexport.PlanExport;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.Phases;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.Runs;
import org.springframework.stereotype.Component;

/** Finds what exports are of. */
@Component
final class ExportedPlans {
    private final Phases phases;
    private final Runs runs;

    ExportedPlans(Phases phases, Runs runs) {
        this.phases = phases;
        this.runs = runs;
    }

    Phase plan(PlanExport export) {
        return phases.findById(export.planId()).orElseThrow();
    }

    Run run(Phase plan) {
        return runs.findById(plan.runId()).orElseThrow();
    }
}
