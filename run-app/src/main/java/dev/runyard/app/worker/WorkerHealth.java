package dev.runyard.app.worker;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the worker in this server takes phases; a server without one has nothing to wait for. */
@Component("worker")
final class WorkerHealth implements HealthIndicator {
    private final ObjectProvider<EmbeddedWorker> worker;

    WorkerHealth(ObjectProvider<EmbeddedWorker> worker) {
        this.worker = worker;
    }

    @Override
    public Health health() {
        EmbeddedWorker embedded = worker.getIfAvailable();
        boolean works = embedded == null || embedded.isRunning();
        return (works ? Health.up() : Health.outOfService()).build();
    }
}
