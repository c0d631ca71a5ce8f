package dev.runyard.worker;

import dev.runyard.contract.Claim;
import dev.runyard.contract.ClaimRequest;
import dev.runyard.contract.Registration;
import dev.runyard.contract.WorkerDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One phase after the other, for as long as the worker lives. */
final class Slot {
    private static final Logger log = LoggerFactory.getLogger(Slot.class);
    private static final Duration NO_ROOM = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration EARLY_PAUSE = Duration.ofMillis(500);
    private static final long AT_ONCE = Duration.ofMillis(500).toNanos();

    private final Workshop workshop;
    private final Wire wire;
    private final Contact contact;
    private final String release;
    private final Registration registration;
    private final Thread thread;
    private boolean stopping;
    private boolean claiming;
    private @Nullable Phase phase;

    Slot(Workshop workshop, Wire wire, Contact contact, String release, Registration registration, int number) {
        this.workshop = workshop;
        this.wire = wire;
        this.contact = contact;
        this.release = release;
        this.registration = registration;
        this.thread = Thread.ofPlatform().name("slot-" + number).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    private void work() {
        try {
            while (mayClaim()) {
                if (!workshop.room().isEnough()) {
                    wire.pause(NO_ROOM);
                    continue;
                }
                Optional<Claim> claim = claim();
                if (claim.isPresent()) {
                    take(claim.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean mayClaim() {
        claiming = !stopping && !contact.isDismissed();
        return claiming;
    }

    /** What was given after the order to stop goes back. */
    private void take(Claim claim) throws InterruptedException {
        var given = new Phase(workshop, claim);
        if (hold(given)) {
            run(given, claim);
        } else {
            given.giveBack();
        }
    }

    private synchronized boolean hold(Phase given) {
        claiming = false;
        phase = stopping ? null : given;
        return !stopping;
    }

    /** Asks until there is an answer, under one claim id: an answer that was lost on its way comes again. */
    private Optional<Claim> claim() {
        ClaimRequest request = request();
        Duration pause = FIRST_PAUSE;
        do {
            try {
                long asked = System.nanoTime();
                Optional<Claim> claim = workshop.door().claim(request);
                contact.heard();
                if (claim.isEmpty() && request.waitSeconds() > 0 && System.nanoTime() - asked < AT_ONCE) {
                    // As a server answers that is about to end.
                    wire.pause(EARLY_PAUSE);
                }
                return claim;
            } catch (IOException e) {
                if (isStopping()) {
                    return Optional.empty();
                }
                contact.failed(e);
            }
            if (contact.isDismissed() || wire.pause(pause)) {
                return Optional.empty();
            }
            pause = Wire.longer(pause);
        } while (!isStopping());
        return Optional.empty();
    }

    /** Until the server has answered once it is not asked to wait, so that its answer comes at once. */
    private ClaimRequest request() {
        WorkerSettings settings = workshop.settings();
        long wait = contact.answered().isDone() ? settings.timing().claimWait().toSeconds() : 0;
        return new ClaimRequest(
                "claim-" + UUID.randomUUID(), WorkerDoor.VERSION, settings.name(), release, (int) wait, registration);
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void run(Phase current, Claim claim) throws InterruptedException {
        try (var _ = RunTrace.of(claim.job().run())) {
            current.run();
        } catch (RuntimeException e) {
            log.error("{} failed", claim, e);
        } finally {
            synchronized (this) {
                phase = null;
            }
        }
    }

    /**
     * No further claims. One that is under way comes to its answer, within seconds: the server could give a job to it as long as it
     * is open, and nobody would hear of that.
     */
    synchronized void stopClaiming() {
        stopping = true;
    }

    /** Returns the phase it holds. */
    synchronized Optional<Phase> phase() {
        return Optional.ofNullable(phase);
    }

    /** Ends what is running; waits for no answer to a claim. */
    synchronized void halt() {
        if (claiming) {
            thread.interrupt();
        } else if (phase != null) {
            phase.halt().raise(Halt.Reason.SHUTDOWN);
        }
    }

    /** Waits for its end. */
    void join() throws InterruptedException {
        thread.join();
    }

    /** Returns whether it has come to its end within the time. */
    boolean join(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }
}
