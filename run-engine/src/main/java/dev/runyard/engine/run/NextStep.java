package dev.runyard.engine.run;

import dev.runyard.contract.PhaseResult;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunOptions;
import java.util.List;

/** Which steps a report of a worker leads to. It decides; {@link RunLifecycle} carries it out. */
final class NextStep {
    private NextStep() {}

    /**
     * Returns the steps after a plan.
     *
     * @param cancelRequested whether people asked the run to stop; nobody wants a plan they have canceled
     */
    static List<RunAction> afterPlan(RunOptions options, boolean cancelRequested, PhaseResult result) {
        return switch (result) {
            case PhaseResult.Stopped _ -> List.of(RunAction.STOP);
            case PhaseResult.Failed _ -> List.of(cancelRequested ? RunAction.STOP : RunAction.FAIL);
            case PhaseResult.Succeeded _ when cancelRequested -> List.of(RunAction.STOP);
            case PhaseResult.Succeeded plan
            when options.planOnly() || !plan.changes() -> List.of(RunAction.PLAN_AND_FINISH);
            case PhaseResult.Succeeded _
            when options.autoApply() -> List.of(RunAction.FINISH_PLAN, RunAction.CONFIRM, RunAction.QUEUE_APPLY);
            case PhaseResult.Succeeded _ -> List.of(RunAction.FINISH_PLAN);
        };
    }

    /** Returns the step after an apply: what was done is done, whether it was to be canceled or not. */
    static List<RunAction> afterApply(boolean cancelRequested, PhaseResult result) {
        return switch (result) {
            case PhaseResult.Succeeded _ -> List.of(RunAction.FINISH_APPLY);
            case PhaseResult.Failed _ -> List.of(cancelRequested ? RunAction.STOP : RunAction.FAIL);
            case PhaseResult.Stopped _ -> List.of(RunAction.STOP);
        };
    }
}
