package dev.runyard.persistence.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.persistence.workspace.Performance.Ended;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    @Test
    void nothingIsKnownOfAWorkspaceWithoutRuns() {
        assertThat(Performance.NONE.averagePlan()).isEmpty();
        assertThat(Performance.NONE.averageApply()).isEmpty();
        assertThat(Performance.NONE.failures()).isZero();
    }

    @Test
    void averagesLeaveOutWhatWasNot() {
        var figures = Performance.NONE
                .with(new Ended(false, 100L, 1000L))
                .with(new Ended(true, 201L, null))
                .with(new Ended(true, null, null));

        assertThat(figures.averagePlan()).hasValue(151);
        assertThat(figures.averageApply()).hasValue(1000);
        assertThat(figures.failures()).isEqualTo(2);
    }

    @Test
    void onlyTheNewestThirtyCount() {
        var figures = Performance.NONE.with(new Ended(true, 1L, 1L));
        for (int i = 0; i < Performance.MOST; i++) {
            figures = figures.with(new Ended(false, 5L, 7L));
        }

        assertThat(figures.runs()).hasSize(Performance.MOST);
        assertThat(figures.failures()).isZero();
        assertThat(figures.averagePlan()).hasValue(5);
    }

    @Test
    void whatIsStoredIsWhatIsRead() {
        var figures = Performance.NONE
                .with(new Ended(false, 100L, 1000L))
                .with(new Ended(true, 200L, null))
                .with(new Ended(true, null, null));

        assertThat(Performance.parse(figures.text())).isEqualTo(figures);
        assertThat(Performance.parse(Performance.NONE.text())).isEqualTo(Performance.NONE);
    }
}
