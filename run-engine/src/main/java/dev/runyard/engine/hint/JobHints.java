package dev.runyard.engine.hint;

import dev.runyard.persistence.agentpool.AgentPoolId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells waiting claims that a job may be ready. A lost hint costs a worker the rest of its wait between two looks, and
 * nothing else.
 */
@Component
public final class JobHints implements SmartLifecycle {
    static final String CHANNEL = "runyard_jobs";
    private static final int MOST = 10_000;

    private final EntityManager entities;
    /** What waiters of no pool wait under. */
    private static final String NO_POOL = "";

    private final Map<String, Semaphore> tickets = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    JobHints(EntityManager entities) {
        this.entities = entities;
    }

    /** Says, once the present transaction has committed, that a job is ready: to every server. */
    public void jobReady(@Nullable AgentPoolId pool) {
        entities.createNativeQuery("select cast(pg_notify('" + CHANNEL + "', :pool) as text)", String.class)
                .setParameter("pool", name(pool))
                .getSingleResult();
    }

    /** Wakes one waiter of this server; when none ever waited under that name, there is nobody to wake. */
    void wake(String pool) {
        var waiting = tickets.get(pool);
        if (waiting != null && waiting.availablePermits() < MOST) {
            waiting.release();
        }
    }

    /** Wakes all waiters of this server, as after a gap in which hints may have been lost. */
    void wakeAll() {
        tickets.values().forEach(waiting -> waiting.release(Math.max(1, waiting.getQueueLength())));
    }

    /**
     * Waits for a hint of a job that this pool, or none, may take; for nothing once the server stops.
     */
    public void await(@Nullable AgentPoolId pool, Duration atMost) throws InterruptedException {
        var _ = tickets.computeIfAbsent(name(pool), any -> new Semaphore(0))
                .tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String name(@Nullable AgentPoolId pool) {
        return pool == null ? NO_POOL : pool.value();
    }

    /** It runs from the beginning on: the worker in this server starts before. */
    @Override
    public void start() {
        running = true;
    }

    /** Answers all waiters before the web server stops, so that none loses its connection. */
    @Override
    public void stop() {
        running = false;
        tickets.values().forEach(waiting -> waiting.release(MOST));
    }

    /** Tells whether jobs are given still: no longer once the server stops. */
    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
