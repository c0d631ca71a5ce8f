package dev.runyard.engine;

import dev.runyard.persistence.run.PhaseKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What this server did, in figures for the operator. Labels have few values: none names an organization, a workspace or a
 * run. What a transaction did counts once it has committed, so that a step that is taken again counts one time.
 */
@Component
public final class Meters {
    /** From a phase that does next to nothing to one that takes all day. */
    private static final Duration[] PHASE_BUCKETS = seconds(1, 2, 5, 10, 30, 60, 300, 900, 3600, 14_400, 86_400);

    /** From a worker that was waiting to a queue that stands. */
    private static final Duration[] WAIT_BUCKETS = seconds(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600);

    private final MeterRegistry registry;
    private final Counter leaseLosses;
    private final Counter logBytes;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.leaseLosses = Counter.builder("runyard.lease.losses")
                .description("Leases of claimed or running phases that ran out")
                .register(registry);
        this.logBytes = Counter.builder("runyard.log.received")
                .baseUnit("bytes")
                .description("Bytes of logs that workers have sent")
                .register(registry);
        for (PhaseKind kind : PhaseKind.values()) {
            wait(kind);
        }
    }

    /** A worker got a phase that had waited for one. */
    public void claimed(PhaseKind kind, Duration waited) {
        afterCommit(() -> wait(kind).record(waited));
    }

    /** A phase that was running is over. */
    public void ended(PhaseKind kind, String outcome, Duration ran) {
        afterCommit(() -> Timer.builder("runyard.phase.duration")
                .description("How long plans and applies ran, from the start of the first attempt to the report")
                .tag("phase", kind.wireName())
                .tag("outcome", outcome)
                .serviceLevelObjectives(PHASE_BUCKETS)
                .register(registry)
                .record(ran));
    }

    /** The worker of a phase was silent for longer than its lease. */
    public void leaseLost() {
        leaseLosses.increment();
    }

    /** A worker has sent a part of a log. */
    public void logReceived(int bytes) {
        logBytes.increment(bytes);
    }

    private Timer wait(PhaseKind kind) {
        return Timer.builder("runyard.claim.wait")
                .description("How long phases had waited for a worker when one took them")
                .tag("phase", kind.wireName())
                .serviceLevelObjectives(WAIT_BUCKETS)
                .register(registry);
    }

    private static void afterCommit(Runnable count) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            count.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }

    private static Duration[] seconds(double... values) {
        var durations = new Duration[values.length];
        for (int i = 0; i < values.length; i++) {
            durations[i] = Duration.ofMillis((long) (values[i] * 1000));
        }
        return durations;
    }
}
