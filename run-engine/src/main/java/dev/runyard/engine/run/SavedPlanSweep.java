package dev.runyard.engine.run;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Discards saved plans that nobody confirmed for four weeks, and those that were overtaken and are still there. */
@Component
public final class SavedPlanSweep {
    private static final Duration KEPT = Duration.ofDays(28);
    private static final int BATCH = 500;

    private final Steps steps;
    private final Runs runs;
    private final RunSteps ofRuns;
    private final SavedPlans plans;
    private final InstantSource clock;

    SavedPlanSweep(Steps steps, Runs runs, RunSteps ofRuns, SavedPlans plans, InstantSource clock) {
        this.steps = steps;
        this.runs = runs;
        this.ofRuns = ofRuns;
        this.plans = plans;
        this.clock = clock;
    }

    /** Makes one pass. */
    public void sweep() {
        Instant tooOld = clock.instant().minus(KEPT);
        List<String> found = steps.take(() -> runs.stalePlans(tooOld, BATCH));
        for (String id : found) {
            ofRuns.of(new RunId(id), (workspace, run) -> {
                plans.discardIfStale(workspace, run);
                if (run.createdAt().isBefore(tooOld)) {
                    plans.discardOld(run);
                }
                return run;
            });
        }
    }
}
