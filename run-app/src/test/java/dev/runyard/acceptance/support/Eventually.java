package dev.runyard.acceptance.support;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting by condition, with a deadline. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** Looks again and again until what it sees is as wanted; fails with the last thing it saw. */
    public static <T> T until(String what, Supplier<T> look, Predicate<T> wanted) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            T seen = look.get();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + "; last seen: " + seen);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
