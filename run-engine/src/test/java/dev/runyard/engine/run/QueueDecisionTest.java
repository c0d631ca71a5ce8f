package dev.runyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueueDecisionTest {
    @Test
    void aFreeWorkspaceStartsTheNextRun() {
        assertThat(QueueDecision.of(null, false)).isEqualTo(new QueueDecision(false, true));
    }

    @Test
    void aLockedWorkspaceStartsNothing() {
        assertThat(QueueDecision.of(null, true)).isEqualTo(new QueueDecision(false, false));
    }

    @Test
    void aRunThatIsOverLetsGoEvenOfALockedWorkspace() {
        assertThat(QueueDecision.of(RunStatus.APPLIED, true)).isEqualTo(new QueueDecision(true, false));
    }

    @ParameterizedTest
    @EnumSource(RunStatus.class)
    void onlyTheEndOfARunMakesRoomForTheNext(RunStatus current) {
        boolean over = RunFlow.isFinal(current);

        assertThat(QueueDecision.of(current, false)).isEqualTo(new QueueDecision(over, over));
    }
}
