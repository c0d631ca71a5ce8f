package dev.runyard.worker;

import dev.runyard.contract.Heartbeat;
import dev.runyard.contract.Started;
import dev.runyard.worker.sandbox.Right;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the lease of an attempt from a thread of its own, and passes on what the server wishes. */
final class Heartbeats implements AutoCloseable {
    /** Asks for the lease again, within a time. */
    @FunctionalInterface
    interface Renewal {
        Heartbeat ask(Duration limit) throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    private final Renewal renewal;
    private final Halt halt;
    private final Right right;
    private final Duration usual;
    private final Duration silence;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean reporting;
    private Duration every;
    private long renewedAt = System.nanoTime();

    private Heartbeats(Renewal renewal, Halt halt, Right right, Started started, Duration usual) {
        this.renewal = renewal;
        this.halt = halt;
        this.right = right;
        this.usual = usual;
        this.silence = Duration.ofSeconds(started.silenceSeconds());
        this.every = within(started.leaseSeconds());
    }

    /** Begins; the lease was just given. */
    static Heartbeats start(Renewal renewal, Halt halt, Right right, Started started, Duration usual) {
        var heartbeats = new Heartbeats(renewal, halt, right, started, usual);
        right.extend(heartbeats.silence);
        Thread.ofPlatform().name("heartbeats").daemon().start(RunTrace.kept(heartbeats::beat));
        return heartbeats;
    }

    private Duration within(int leaseSeconds) {
        Duration third = Duration.ofSeconds(leaseSeconds).dividedBy(3);
        return third.compareTo(usual) < 0 ? third : usual;
    }

    private void beat() {
        try {
            while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                renew();
            }
        } catch (Refused e) {
            log.info("{}", e.getMessage());
            if (!reporting) {
                halt.raise(Halt.Reason.FENCED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() throws Refused {
        long asked = System.nanoTime();
        try {
            Heartbeat answer = renewal.ask(every.plusSeconds(1));
            renewedAt = asked;
            right.extend(silence.minusNanos(System.nanoTime() - asked));
            every = within(answer.leaseSeconds());
            if (answer.wish() == Heartbeat.Wish.STOP) {
                halt.raise(Halt.Reason.ASKED);
            }
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            log.debug("The lease could not be renewed", e);
            endIfSilent();
        } catch (RuntimeException e) {
            // Whatever it is: who renews no more loses the lease, so it is tried again until the time is over.
            log.error("The lease could not be renewed", e);
            endIfSilent();
        }
    }

    private void endIfSilent() {
        if (System.nanoTime() - renewedAt > silence.toNanos()) {
            right.leaveInterruptToWorker();
            halt.raiseSilent(silence.dividedBy(4));
        }
    }

    /** From now on the server may close the job at any moment, which is no reason to stop what follows the report. */
    void reporting() {
        reporting = true;
    }

    @Override
    public void close() {
        over.countDown();
    }
}
