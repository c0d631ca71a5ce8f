package dev.runyard.app.worker;

import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.worker.Worker;
import dev.runyard.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The worker of a server that has one in it. It speaks to the server over loopback, by the same door as any other, with
 * a token that exists in memory only. Starts after the web server and stops before it.
 */
public final class EmbeddedWorker implements SmartLifecycle {
    private static final String NAME = "embedded";

    /** A short phase may end by itself when the server is stopped; a longer one is interrupted. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Settings settings;
    private final Doorway doorway;
    private final TokenDesk tokens;
    private volatile @Nullable Worker worker;

    EmbeddedWorker(Settings settings, Doorway doorway, TokenDesk tokens) {
        this.settings = settings;
        this.doorway = doorway;
        this.tokens = tokens;
    }

    @Override
    public synchronized void start() {
        try {
            Path wanted = settings.workFolder();
            Path parent = Objects.requireNonNull(wanted.getParent(), "RUNYARD_WORK cannot be the root folder");
            Path work = Folders.ofThisProcess()
                    .makeReachable(parent, wanted.getFileName().toString());
            Worker started = new Worker(WorkerSettings.of(
                            doorway.address(),
                            tokens.mintWorkerToken(NAME),
                            NAME,
                            settings.data().resolve("worker"),
                            work)
                    .with(settings.sandbox())
                    .withImage(settings.sandboxImage())
                    .with(settings.limits())
                    .with(settings.runsReach())
                    .with(new WorkerSettings.Sources(null, settings.mirrors(), settings.tlsCert()))
                    .build());
            started.start();
            worker = started;
        } catch (IOException e) {
            throw Refusal.notPossible("The worker cannot start: " + e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        Worker stopping = worker;
        // Not ready from here on, though it may take minutes until terraform has ended.
        worker = null;
        if (stopping != null) {
            stopping.stop(DRAIN);
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Stops after the hints of jobs: then its claims have been answered, and get nothing more. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
