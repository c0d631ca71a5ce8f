package dev.runyard.engine.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.persistence.agentpool.AgentPoolId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobHintsTest {
    private static final AgentPoolId POOL = new AgentPoolId("apool-1");

    private final JobHints hints = new JobHints(EngineDatabase.bean(EntityManager.class));

    @Test
    void noMoreHintsAreKeptThanThereAreClaims() {
        try (var _ = hints.join(POOL);
                var _ = hints.join(POOL)) {
            for (int i = 0; i < 100; i++) {
                hints.wake(POOL.value());
                hints.wake("apool-2");
            }

            assertThat(hints.kept(POOL.value())).isEqualTo(2);
        }
        assertThat(hints.kept(POOL.value())).isZero();
        assertThat(hints.kept("apool-2")).isZero();
    }

    /** A claim looks for a job before it waits: what comes between is no reason to wait for long. */
    @Test
    void aHintBeforeTheWaitIsNotLost() throws Exception {
        try (var waiting = hints.join(null)) {
            hints.wake("");

            waiting.await(Duration.ofDays(1));

            assertThat(hints.kept("")).isZero();
        }
    }

    @Test
    void aServerThatStopsKeepsNobodyWaiting() throws Exception {
        try (var first = hints.join(null);
                var second = hints.join(POOL)) {
            hints.stop();

            first.await(Duration.ofDays(1));
            second.await(Duration.ofDays(1));

            assertThat(hints.isRunning()).isFalse();
        }
    }
}
