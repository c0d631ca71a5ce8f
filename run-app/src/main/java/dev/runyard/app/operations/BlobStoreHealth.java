package dev.runyard.app.operations;

import dev.runyard.persistence.Outage;
import dev.runyard.persistence.blob.BlobStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether blobs can be kept and read, found out by keeping one now and then. A store that is full is no reason to send
 * readers elsewhere: it is told as {@code DEGRADED}, which counts as ready.
 */
@Component("blobs")
final class BlobStoreHealth implements HealthIndicator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlobStoreHealth.class);
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** As much as a small state or plan takes, so that the last free bytes do not pass for room. */
    private static final byte[] PROBE = new byte[256 * 1024];

    private final BlobStore blobs;
    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("blob-probe").daemon().factory());
    private volatile Status status = Status.UP;

    BlobStoreHealth(BlobStore blobs, MeterRegistry registry) {
        this.blobs = blobs;
        Gauge.builder("runyard.blob.store.writable", this, health -> health.status.equals(Status.UP) ? 1 : 0)
                .description("Whether the blob store took what it was given when it was tried last")
                .register(registry);
        var _ = prober.scheduleWithFixedDelay(this::probe, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Health health() {
        return Health.status(status).build();
    }

    private void probe() {
        Status before = status;
        try {
            if (blobs.marker().isEmpty()) {
                turn(before, Status.DOWN, "its marker is gone: is its volume mounted?");
                return;
            }
            blobs.delete(blobs.put(blob -> blob.write(PROBE), PROBE.length));
            turn(before, Status.UP, "it works");
        } catch (IOException | RuntimeException e) {
            boolean full = Outage.isOutOfRoom(e);
            turn(before, full ? DEGRADED : Status.DOWN, String.valueOf(e.getMessage()));
        }
    }

    /** Told once each time it changes. */
    private void turn(Status before, Status now, String why) {
        status = now;
        if (!now.equals(before)) {
            LOG.warn("The blob store {} is {}: {}", blobs, now.getCode(), why);
        }
    }

    @Override
    public void close() {
        prober.shutdownNow();
    }
}
