package dev.runyard.worker;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a claim while its attempt cannot start yet: a claim is good for a few seconds only, and to find a tool may take longer. */
final class ClaimKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClaimKeeper.class);

    private final Thread thread;

    private ClaimKeeper(Heartbeats.Renewal renewal, Duration every) {
        this.thread = Thread.ofVirtual().name("claim-keeper").start(() -> keep(renewal, every));
    }

    /** Begins; the claim was just given. */
    static ClaimKeeper of(Heartbeats.Renewal renewal, int leaseSeconds) {
        return new ClaimKeeper(renewal, Duration.ofSeconds(leaseSeconds).dividedBy(3));
    }

    /** What people wish is told to the attempt once it runs. */
    private static void keep(Heartbeats.Renewal renewal, Duration every) {
        try {
            while (true) {
                Thread.sleep(every);
                renew(renewal, every);
            }
        } catch (InterruptedException over) {
            log.trace("The claim is kept no longer");
        }
    }

    private static void renew(Heartbeats.Renewal renewal, Duration limit) {
        try {
            renewal.ask(limit);
        } catch (IOException e) {
            log.debug("A claim could not be renewed", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
