package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.Started;
import dev.runyard.worker.sandbox.Right;
import dev.runyard.worker.sandbox.Watchdog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatsTest {
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final Halt halt = new Halt(Duration.ofSeconds(1), Duration.ofMinutes(5), () -> false);

    @TempDir
    Path folder = Path.of("/");

    @Test
    void whatNobodyForesawDoesNotEndTheRenewal() {
        var tries = new AtomicInteger();
        Heartbeats.Renewal renewal = limit -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("a fault of the worker's own");
            }
            return new Heartbeat(Heartbeat.Wish.STOP, 30);
        };

        try (var _ = Heartbeats.start(renewal, halt, right(), new Started(0, 30, 20), OFTEN)) {
            Yard.await(() -> halt.reason().isPresent(), "the wish is heard");

            assertThat(halt.is(Halt.Reason.ASKED)).isTrue();
        }
    }

    @Test
    void aLeaseThatCannotBeRenewedForWhateverReasonEndsTheAttempt() {
        Heartbeats.Renewal renewal = limit -> {
            throw new IllegalStateException("a fault of the worker's own");
        };

        try (var _ = Heartbeats.start(renewal, halt, right(), new Started(0, 30, 0), OFTEN)) {
            Yard.await(() -> halt.reason().isPresent(), "the attempt is ended");

            assertThat(halt.is(Halt.Reason.SILENT)).isTrue();
        }
    }

    private Right right() {
        return new Watchdog(folder, ":").right("attempt-1", "terraform");
    }
}
