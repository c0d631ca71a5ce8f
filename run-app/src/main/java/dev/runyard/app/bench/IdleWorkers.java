package dev.runyard.app.bench;

import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Workers that speak the worker door as real ones do, and execute nothing. */
final class IdleWorkers implements AutoCloseable {
    private static final int WAIT_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** What a worker does with a job. */
    @FunctionalInterface
    interface Work {
        void on(Attempt attempt) throws IOException, InterruptedException;
    }

    /** Lets so many wait for jobs. */
    static IdleWorkers start(Caller worker, int number, Work work) {
        IdleWorkers workers = new IdleWorkers();
        for (int i = 0; i < number; i++) {
            String name = "idle-" + i;
            workers.threads.add(Thread.ofVirtual().name(name).start(() -> workers.live(worker, name, work)));
        }
        return workers;
    }

    /** Claims one job, waiting for it. */
    static Optional<Attempt> claim(Caller worker, String name, int waitSeconds)
            throws IOException, InterruptedException {
        var request =
                new ClaimRequest("claim-" + UUID.randomUUID(), WorkerDoor.VERSION, name, "bench", waitSeconds, null);
        JsonNode claim = worker.post(WorkerDoor.CLAIMS, request);
        return claim.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Attempt(worker.read(claim, Claim.class), worker));
    }

    private void live(Caller worker, String name, Work work) {
        try {
            while (!closed) {
                Optional<Attempt> attempt = claim(worker, name, WAIT_SECONDS);
                if (attempt.isPresent()) {
                    work.on(attempt.get());
                }
            }
        } catch (IOException | RuntimeException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the present wait, and those to come. */
    void failed(Throwable why) {
        if (!closed) {
            failure.compareAndSet(null, why);
        }
    }

    /** Waits until they have come so far; throws what kept one of them from its work. */
    void await(CountDownLatch latch) throws IOException, InterruptedException {
        Stopwatch watch = Stopwatch.start();
        while (!latch.await(100, TimeUnit.MILLISECONDS)) {
            Throwable found = failure.get();
            if (found != null) {
                throw new IOException("A worker of the bench failed: " + found.getMessage(), found);
            }
            if (watch.isOver(PATIENCE)) {
                throw new IOException("The workers of the bench did not come to an end");
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
