package dev.runyard.app.bench;

import java.time.Duration;

/** Time since it was started. */
record Stopwatch(long since) {
    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    double seconds() {
        return (System.nanoTime() - since) / 1e9;
    }

    double milliseconds() {
        return (System.nanoTime() - since) / 1e6;
    }

    boolean isOver(Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }
}
