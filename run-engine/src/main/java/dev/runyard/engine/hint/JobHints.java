package dev.runyard.engine.hint;

import dev.runyard.persistence.agentpool.AgentPoolId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final EntityManager entities;
    /** What claims of no pool wait under. */
    private static final String NO_POOL = "";

    private final Map<String, Claims> underWay = new ConcurrentHashMap<>();
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

    /** Wakes one claim of this server; when none is under way under that name, there is nobody to wake. */
    void wake(String pool) {
        var claims = underWay.get(pool);
        if (claims != null && claims.hints.availablePermits() < claims.number.get()) {
            claims.hints.release();
        }
    }

    /** Wakes all claims of this server, as after a gap in which hints may have been lost. */
    void wakeAll() {
        underWay.values().forEach(claims -> claims.hints.release(claims.number.get()));
    }

    /** Begins a claim of jobs that this pool, or none, may take: hints are kept for it from here on, also while it does not wait. */
    public Waiting join(@Nullable AgentPoolId pool) {
        String name = name(pool);
        var claims = underWay.compute(name, (any, before) -> {
            var joined = before == null ? new Claims() : before;
            joined.number.incrementAndGet();
            return joined;
        });
        return new Waiting(name, claims.hints);
    }

    /** Tells how many hints are kept. */
    int kept(String pool) {
        var claims = underWay.get(pool);
        return claims == null ? 0 : claims.hints.availablePermits();
    }

    /** Claims of one name, and the hints that are kept for them: no more than they are. */
    private static final class Claims {
        private final Semaphore hints = new Semaphore(0);
        private final AtomicInteger number = new AtomicInteger();
    }

    /** One claim. */
    public final class Waiting implements AutoCloseable {
        private final String name;
        private final Semaphore hints;

        private Waiting(String name, Semaphore hints) {
            this.name = name;
            this.hints = hints;
        }

        /** Waits for a hint; for nothing once the server stops. */
        public void await(Duration atMost) throws InterruptedException {
            var _ = hints.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** The claim is over. */
        @Override
        public void close() {
            underWay.computeIfPresent(name, (any, claims) -> claims.number.decrementAndGet() == 0 ? null : claims);
        }
    }

    private static String name(@Nullable AgentPoolId pool) {
        return pool == null ? NO_POOL : pool.value();
    }

    /** It runs from the beginning on: the worker in this server starts before. */
    @Override
    public void start() {
        running = true;
    }

    /** Answers all claims before the web server stops, so that none loses its connection. */
    @Override
    public void stop() {
        running = false;
        wakeAll();
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
