package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Plans and applies. */
@ApiController
final class PhaseController {
    private final PhaseViews phases;
    private final Runs runs;

    PhaseController(PhaseViews phases, Runs runs) {
        this.phases = phases;
        this.runs = runs;
    }

    @GetMapping("/api/v2/plans/{plan}")
    @Requires(Permission.READ_RUNS)
    Plan plan(@PathVariable PhaseId plan) {
        return phases.plan(plan);
    }

    @GetMapping("/api/v2/runs/{run}/plan")
    @Requires(Permission.READ_RUNS)
    Plan planOf(@PathVariable RunId run) {
        return phases.plan(find(run).planId());
    }

    @GetMapping("/api/v2/applies/{apply}")
    @Requires(Permission.READ_RUNS)
    Apply apply(@PathVariable PhaseId apply) {
        return phases.apply(apply);
    }

    @GetMapping("/api/v2/runs/{run}/apply")
    @Requires(Permission.READ_RUNS)
    Apply applyOf(@PathVariable RunId run) {
        return phases.apply(find(run).applyId());
    }

    private Run find(RunId run) {
        return runs.findById(run).orElseThrow(NotFound::new);
    }
}
