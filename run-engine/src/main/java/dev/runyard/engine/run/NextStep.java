package dev.runyard.engine.run;

import dev.runyard.contract.PhaseResult;
import dev.runyard.persistence.run.RunAction;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunStatus;
import java.util.List;

/** Which steps a report of a worker leads to. It decides; {@link RunLifecycle} carries it out. */
final class NextStep {
    private static final List<RunAction> GO_ON =
            List.of(RunAction.FINISH_PLAN, RunAction.CONFIRM, RunAction.QUEUE_APPLY);

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
            case PhaseResult.Succeeded _ when options.planOnly() -> List.of(RunAction.PLAN_AND_FINISH);
            case PhaseResult.Succeeded plan
            when !plan.changes() -> options.allowEmptyApply() ? GO_ON : List.of(RunAction.PLAN_AND_FINISH);
            case PhaseResult.Succeeded _ when options.savePlan() -> List.of(RunAction.PLAN_AND_SAVE);
            case PhaseResult.Succeeded _ when options.autoApply() -> GO_ON;
            case PhaseResult.Succeeded _ -> List.of(RunAction.FINISH_PLAN);
        };
    }

    /** Returns the step of a run whose turn in the workspace queue has come: a saved plan has its plan already. */
    static RunAction onTurn(RunStatus status) {
        return status == RunStatus.CONFIRMED ? RunAction.QUEUE_APPLY : RunAction.QUEUE_PLAN;
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
