package dev.runyard.engine.hint;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
    private final Semaphore tickets = new Semaphore(0);
    private volatile boolean running;

    JobHints(EntityManager entities) {
        this.entities = entities;
    }

    /** Says, once the present transaction has committed, that a job is ready: to every server. */
    public void jobReady() {
        entities.createNativeQuery("select pg_notify('" + CHANNEL + "', '')", String.class)
                .getSingleResult();
    }

    /** Wakes one waiter of this server. */
    void wake() {
        if (tickets.availablePermits() < MOST) {
            tickets.release();
        }
    }

    /** Wakes all waiters of this server, as after a gap in which hints may have been lost. */
    void wakeAll() {
        tickets.release(Math.max(1, tickets.getQueueLength()));
    }

    /**
     * Waits for a hint.
     *
     * @return whether it is worth waiting on: false once the server stops
     */
    public boolean await(Duration atMost) throws InterruptedException {
        var _ = tickets.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        return running;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Answers all waiters before the web server stops, so that none loses its connection. */
    @Override
    public void stop() {
        running = false;
        tickets.release(MOST);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
