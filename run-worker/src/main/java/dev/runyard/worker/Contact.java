package dev.runyard.worker;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all slots of a worker know of the server: whether it answers, and whether it has jobs for this worker at all. */
final class Contact {
    private static final Logger log = LoggerFactory.getLogger(Contact.class);
    private static final long TOLD_EVERY = Duration.ofMinutes(1).toNanos();

    private final URI server;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<Dismissal> dismissed = new CompletableFuture<>();
    private boolean away;
    private long awaySince;
    private long toldAt;

    Contact(URI server) {
        this.server = server;
    }

    CompletableFuture<Void> answered() {
        return answered;
    }

    CompletableFuture<Dismissal> dismissed() {
        return dismissed;
    }

    boolean isDismissed() {
        return dismissed.isDone();
    }

    /** The server took a claim as it should. */
    void heard() {
        answered.complete(null);
        synchronized (this) {
            if (away) {
                away = false;
                log.info("{} answers again, after {} s", server, secondsAway());
            }
        }
    }

    /** A claim failed. Said at once and then once a minute, not for every slot and every try. */
    void failed(IOException failure) {
        if (failure instanceof Refused refused && isFinal(refused)) {
            dismissed.complete(dismissal(refused));
            return;
        }
        synchronized (this) {
            long now = System.nanoTime();
            if (!away) {
                away = true;
                awaySince = now;
                log.warn("No answer to a claim, which is tried again: {}", failure.getMessage());
                toldAt = now;
            } else if (now - toldAt > TOLD_EVERY) {
                log.warn("No answer to claims for {} s: {}", secondsAway(), failure.getMessage());
                toldAt = now;
            }
        }
    }

    private long secondsAway() {
        return Duration.ofNanos(System.nanoTime() - awaySince).toSeconds();
    }

    /** Once the server has answered, anything but its own refusals comes from something on the way to it. */
    private boolean isFinal(Refused refused) {
        return switch (refused.status()) {
            case 401, 409, 422 -> true;
            default -> !answered.isDone();
        };
    }

    private Dismissal dismissal(Refused refused) {
        return switch (refused.status()) {
            case 401 ->
                new Dismissal(
                        Dismissal.Reason.TOKEN,
                        server + " does not know this worker's token: it was deleted, or is wrong");
            case 409 -> new Dismissal(Dismissal.Reason.CONTRACT, refused.detail());
            case 422 -> new Dismissal(Dismissal.Reason.REQUEST, server + " refuses this worker: " + refused.detail());
            default ->
                new Dismissal(
                        Dismissal.Reason.REQUEST,
                        server + " does not answer as a Runyard server does: " + refused.getMessage());
        };
    }
}
