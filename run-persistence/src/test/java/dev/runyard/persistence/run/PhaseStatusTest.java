package dev.runyard.persistence.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseStatusTest {
    @ParameterizedTest(name = "a run that comes to {0} has a plan that was {1} and is {2}")
    @CsvSource({
        "PLAN_QUEUED, PENDING, QUEUED",
        "PLANNING, QUEUED, RUNNING",
        "PLANNED, RUNNING, FINISHED",
        "PLANNED_AND_FINISHED, RUNNING, FINISHED",
        "PLANNED_AND_SAVED, RUNNING, FINISHED",
        "ERRORED, RUNNING, ERRORED",
        "ERRORED, FINISHED, FINISHED",
        "CANCELED, PENDING, CANCELED",
        "CANCELED, RUNNING, CANCELED",
        "CANCELED, FINISHED, FINISHED",
        "DISCARDED, PENDING, UNREACHABLE",
        "DISCARDED, FINISHED, FINISHED",
        "APPLYING, FINISHED, FINISHED",
    })
    void thePlanFollowsItsRun(RunStatus run, PhaseStatus before, PhaseStatus after) {
        assertThat(before.ofPlan(run)).isEqualTo(after);
    }

    @ParameterizedTest(name = "a run that comes to {0} has an apply that was {1} and is {2}")
    @CsvSource({
        "PLANNED, PENDING, PENDING",
        "PLANNED_AND_FINISHED, PENDING, UNREACHABLE",
        "PLANNED_AND_SAVED, PENDING, PENDING",
        "DISCARDED, PENDING, UNREACHABLE",
        "APPLY_QUEUED, PENDING, QUEUED",
        "APPLYING, QUEUED, RUNNING",
        "APPLIED, RUNNING, FINISHED",
        "ERRORED, PENDING, UNREACHABLE",
        "ERRORED, RUNNING, ERRORED",
        "CANCELED, PENDING, UNREACHABLE",
        "CANCELED, QUEUED, CANCELED",
        "CANCELED, RUNNING, CANCELED",
    })
    void theApplyFollowsItsRun(RunStatus run, PhaseStatus before, PhaseStatus after) {
        assertThat(before.ofApply(run)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(RunStatus.class)
    void aRunThatIsOverLeavesNoPhaseOpen(RunStatus run) {
        if (RunFlow.isFinal(run)) {
            boolean applied = run == RunStatus.APPLIED;
            assertThat(applied ? PhaseStatus.FINISHED : PhaseStatus.RUNNING.ofPlan(run))
                    .matches(PhaseStatus::isFinal);
            assertThat((applied ? PhaseStatus.RUNNING : PhaseStatus.PENDING).ofApply(run))
                    .matches(PhaseStatus::isFinal);
        }
    }
}
