package dev.runyard.engine.run;

import static dev.runyard.persistence.run.RunAction.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.PhaseResult;
import dev.runyard.contract.ResourceCounts;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunStatus;
import org.junit.jupiter.api.Test;

class NextStepTest {
    private static final PhaseResult CHANGES = new PhaseResult.Succeeded(true, ResourceCounts.NONE);
    private static final PhaseResult NO_CHANGES = new PhaseResult.Succeeded(false, ResourceCounts.NONE);
    private static final PhaseResult FAILED = new PhaseResult.Failed("it broke", ResourceCounts.NONE);
    private static final PhaseResult STOPPED = new PhaseResult.Stopped(ResourceCounts.NONE);
    private static final RunOptions PLAIN = RunOptions.PLAIN;

    @Test
    void aPlanWithChangesWaitsForApproval() {
        assertThat(NextStep.afterPlan(PLAIN, false, CHANGES)).containsExactly(FINISH_PLAN);
    }

    @Test
    void anAutoApplyingPlanGoesOnByItself() {
        assertThat(NextStep.afterPlan(PLAIN.withAutoApply(true), false, CHANGES))
                .containsExactly(FINISH_PLAN, CONFIRM, QUEUE_APPLY);
    }

    @Test
    void aPlanWithoutChangesEndsTheRun() {
        assertThat(NextStep.afterPlan(PLAIN, false, NO_CHANGES)).containsExactly(PLAN_AND_FINISH);
        assertThat(NextStep.afterPlan(PLAIN.withAutoApply(true), false, NO_CHANGES))
                .containsExactly(PLAN_AND_FINISH);
    }

    @Test
    void aPlanOnlyRunEndsWithItsPlan() {
        assertThat(NextStep.afterPlan(PLAIN.withPlanOnly(true), false, CHANGES)).containsExactly(PLAN_AND_FINISH);
    }

    @Test
    void aSavedPlanIsKeptWhateverTheWorkspaceDoesByItself() {
        assertThat(NextStep.afterPlan(PLAIN.withSavePlan(true), false, CHANGES)).containsExactly(PLAN_AND_SAVE);
        assertThat(NextStep.afterPlan(PLAIN.withSavePlan(true).withAutoApply(true), false, CHANGES))
                .containsExactly(PLAN_AND_SAVE);
        assertThat(NextStep.afterPlan(PLAIN.withSavePlan(true), false, NO_CHANGES))
                .containsExactly(PLAN_AND_FINISH);
    }

    @Test
    void anEmptyApplyGoesOnByItselfAndAnyOtherOfTheSameRunIsAskedFor() {
        var empty = PLAIN.withAllowEmptyApply(true);

        assertThat(NextStep.afterPlan(empty, false, NO_CHANGES)).containsExactly(FINISH_PLAN, CONFIRM, QUEUE_APPLY);
        assertThat(NextStep.afterPlan(empty, false, CHANGES)).containsExactly(FINISH_PLAN);
    }

    @Test
    void aSavedPlanHasItsPlanAlreadyWhenItsTurnComes() {
        assertThat(NextStep.onTurn(RunStatus.PENDING)).isEqualTo(QUEUE_PLAN);
        assertThat(NextStep.onTurn(RunStatus.CONFIRMED)).isEqualTo(QUEUE_APPLY);
    }

    @Test
    void nobodyWantsAPlanTheyHaveCanceled() {
        assertThat(NextStep.afterPlan(PLAIN, true, CHANGES)).containsExactly(STOP);
        assertThat(NextStep.afterPlan(PLAIN, true, FAILED)).containsExactly(STOP);
        assertThat(NextStep.afterPlan(PLAIN, true, STOPPED)).containsExactly(STOP);
    }

    @Test
    void aFailedPlanFailsTheRun() {
        assertThat(NextStep.afterPlan(PLAIN, false, FAILED)).containsExactly(FAIL);
    }

    @Test
    void whatWasAppliedIsAppliedEvenWhenItWasToBeCanceled() {
        assertThat(NextStep.afterApply(true, CHANGES)).containsExactly(FINISH_APPLY);
        assertThat(NextStep.afterApply(false, CHANGES)).containsExactly(FINISH_APPLY);
    }

    @Test
    void anApplyThatFailedBecauseItWasCanceledIsCanceled() {
        assertThat(NextStep.afterApply(true, FAILED)).containsExactly(STOP);
        assertThat(NextStep.afterApply(false, FAILED)).containsExactly(FAIL);
        assertThat(NextStep.afterApply(true, STOPPED)).containsExactly(STOP);
    }
}
