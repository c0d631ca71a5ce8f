package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Busy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few large states be read at once: what is held of one, a part after the other, may take a hundred megabytes and more.
 * They are stored before, so that a slow upload keeps nobody waiting.
 */
final class LargeStates {
    /** Of memory, for each state that is read. */
    private static final long SHARE = 512L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore turns;

    /** Takes how much memory there is, in bytes. */
    LargeStates(long memory) {
        this.turns = new Semaphore((int) Math.max(1, memory / SHARE), true);
    }

    /** Reads one when it is its turn.
     *
     * @throws Busy when that does not come in time
     */
    StateContent read(Reading reading) throws IOException {
        if (!isMyTurn()) {
            throw new Busy("The server reads other large states just now; try again in a moment");
        }
        try {
            return reading.read();
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @FunctionalInterface
    interface Reading {
        StateContent read() throws IOException;
    }
}
