package dev.runyard.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads the state each time terraform has written it whole. Looks again soon, and less often when uploads take long,
 * so that a large state does not keep the line busy.
 */
final class StateWatcher {
    private static final Logger log = LoggerFactory.getLogger(StateWatcher.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int REST_PER_LOOK = 4;

    private final StateFile file;
    private final Path copy;
    private final StateUploads uploads;
    private final Halt halt;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Begins to watch.
     *
     * @param copy keeps the newest whole state
     */
    StateWatcher(StateFile file, Path copy, StateUploads uploads, Halt halt) {
        this.file = file;
        this.copy = copy;
        this.uploads = uploads;
        this.halt = halt;
        this.thread = Thread.ofPlatform().name("state").daemon().start(RunTrace.kept(this::watch));
    }

    private void watch() {
        Optional<String> seen = Optional.empty();
        Duration rest = LOOK;
        try {
            while (!over.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                long start = System.nanoTime();
                Optional<String> now = file.version();
                if (!now.equals(seen) && now.isPresent() && look()) {
                    uploads.upload(copy);
                    seen = now;
                }
                rest = LOOK.plus(Duration.ofNanos((System.nanoTime() - start) * REST_PER_LOOK));
            }
        } catch (Fenced e) {
            halt.raise(Halt.Reason.FENCED);
        } catch (IOException e) {
            // What terraform leaves is uploaded at the end all the same.
            log.warn("The state is no longer watched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean look() throws IOException {
        Path next = copy.resolveSibling(copy.getFileName() + ".next");
        boolean whole = file.copyTo(next);
        if (whole) {
            Files.move(next, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return whole;
    }

    /** Ends the watching; an upload on its way is given a moment. */
    void stop() throws InterruptedException {
        over.countDown();
        thread.join(Duration.ofSeconds(5));
    }
}
