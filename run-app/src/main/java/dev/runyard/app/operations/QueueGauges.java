package dev.runyard.app.operations;

import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows the figures of the queue. They are read every few seconds, however many ask for them, and a database that does not
 * answer keeps nobody waiting: its gauges say NaN meanwhile. All servers of one database show the same.
 */
@Component
final class QueueGauges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueGauges.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("queue-figures").daemon().factory());
    private volatile QueueFigures figures = QueueFigures.UNKNOWN;
    private volatile boolean answers;

    QueueGauges(MeterRegistry registry, JdbcClient jdbc) {
        this.jdbc = jdbc;
        for (PhaseKind kind : PhaseKind.values()) {
            gauge(registry, kind, "runyard.queue.jobs", "Phases that wait for a worker", now -> now.waiting(kind));
            gauge(
                    registry,
                    kind,
                    "runyard.queue.age.seconds",
                    "How long the oldest phase has waited for a worker",
                    now -> now.oldestSeconds(kind));
            gauge(registry, kind, "runyard.held.jobs", "Phases that a worker has", now -> now.held(kind));
            gauge(
                    registry,
                    kind,
                    "runyard.silent.jobs",
                    "Phases whose worker let its lease run out",
                    now -> now.silent(kind));
        }
        for (RunStatus status : RunStatus.values()) {
            if (!RunFlow.isFinal(status)) {
                Gauge.builder("runyard.runs", this, gauges -> gauges.figures.runs(status))
                        .description("Runs that are not over")
                        .tag("status", status.wireName())
                        .register(registry);
            }
        }
        Gauge.builder("runyard.database.up", this, gauges -> gauges.answers ? 1 : 0)
                .description("Whether the database answered when it was asked last")
                .register(registry);
        var _ = reader.scheduleWithFixedDelay(this::read, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void gauge(
            MeterRegistry registry, PhaseKind kind, String name, String what, ToDoubleFunction<QueueFigures> value) {
        Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.figures))
                .description(what)
                .tag("phase", kind.wireName())
                .register(registry);
    }

    private void read() {
        try {
            figures = QueueFigures.read(jdbc);
            answers = true;
        } catch (RuntimeException e) {
            LOG.debug("The figures of the queue cannot be read", e);
            figures = QueueFigures.UNKNOWN;
            answers = false;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
