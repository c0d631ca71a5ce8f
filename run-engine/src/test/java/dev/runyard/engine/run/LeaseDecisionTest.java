package dev.runyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.Leases;
import dev.runyard.persistence.job.JobStatus;
import dev.runyard.persistence.run.PhaseKind;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseDecisionTest {
    @ParameterizedTest(name = "a {0} {1}, tried {2} times, canceled {3}, silent for {4} s: {5}")
    @CsvSource({
        "CLAIMED, PLAN,  0, false, 1,    REQUEUE",
        "CLAIMED, APPLY, 0, false, 1,    REQUEUE",
        "STARTED, PLAN,  1, false, 1,    REQUEUE",
        "STARTED, PLAN,  2, false, 1,    REQUEUE",
        "STARTED, PLAN,  3, false, 1,    GIVE_UP",
        "STARTED, PLAN,  1, true,  1,    STOP",
        "STARTED, APPLY, 1, false, 1,    WAIT",
        "STARTED, APPLY, 1, true,  1,    WAIT",
        "STARTED, APPLY, 1, false, 899,  WAIT",
        "STARTED, APPLY, 1, false, 900,  GIVE_UP",
    })
    void anExpiredLeaseMeans(
            JobStatus job, PhaseKind phase, int attempts, boolean canceled, long silence, LeaseDecision decision) {
        assertThat(LeaseDecision.of(job, phase, attempts, canceled, Duration.ofSeconds(silence), Leases.DEFAULT))
                .isEqualTo(decision);
    }
}
