package dev.runyard.engine.job;

import dev.runyard.engine.Leases;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sweeps again and again, on every server. It is no task of the scheduler: there one server takes each pass, and when it is killed
 * in the midst of one the others wait until it counts as dead, while the jobs of dead workers wait with them.
 */
@Component
final class LeaseWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);

    private final LeaseSweep sweep;
    private final Leases leases;
    private volatile @Nullable CountDownLatch end;

    LeaseWatch(LeaseSweep sweep, Leases leases) {
        this.sweep = sweep;
        this.leases = leases;
    }

    @Override
    public void start() {
        var ended = new CountDownLatch(1);
        end = ended;
        Thread.ofVirtual().name("lease-watch").start(() -> watch(ended));
    }

    @Override
    public void stop() {
        var running = end;
        end = null;
        if (running != null) {
            running.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return end != null;
    }

    private void watch(CountDownLatch ended) {
        boolean failing = false;
        try {
            while (!ended.await(leases.sweepEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                failing = fails(failing);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** An outage of the database is said once. */
    private boolean fails(boolean before) {
        try {
            sweep.sweep();
            return false;
        } catch (RuntimeException failure) {
            if (!before) {
                LOG.warn("Leases are not looked after at the moment: {}", failure.getMessage());
            }
            return true;
        }
    }
}
