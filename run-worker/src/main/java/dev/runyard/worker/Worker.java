package dev.runyard.worker;

import dev.runyard.contract.Farewell;
import dev.runyard.contract.Registration;
import dev.runyard.worker.provider.ProviderCache;
import dev.runyard.worker.sandbox.Bubblewrap;
import dev.runyard.worker.sandbox.Sandbox;
import dev.runyard.worker.sandbox.Watchdog;
import dev.runyard.worker.tool.Platform;
import dev.runyard.worker.tool.ToolInstaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs phases for a server, as many at once as its settings say. Started and stopped one time. */
public final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LAST_CALLS = Duration.ofSeconds(15);

    private final WorkerSettings settings;
    private final Wire wire;
    private final Contact contact;
    private final Workshop workshop;
    private final List<Slot> slots = new ArrayList<>();
    private final List<FolderLock> locks = new ArrayList<>();
    private @Nullable String ownId;

    /**
     * Makes a worker that does nothing yet.
     *
     * @throws IOException with one line for people when the certificates it is to trust cannot be read
     */
    public Worker(WorkerSettings settings) throws IOException {
        this.settings = settings;
        this.wire = new Wire(settings.server(), new Trust(settings.sources().trusted()));
        this.contact = new Contact(settings.server());
        Sandbox sandbox = SandboxKind.open(settings);
        this.workshop = new Workshop(
                settings,
                new ServerDoor(wire, settings.token()),
                sandbox,
                sandbox.enforcement(),
                new ToolInstaller(
                        settings.workDirectory().resolve("tools"),
                        ToolInstaller.systemPath(),
                        settings.sources().tools()),
                new ProviderCache(
                        settings.workDirectory().resolve("providers"),
                        Platform.current().toString(),
                        InstantSource.system()),
                new RunFolders(settings.workDirectory()),
                new Watchdog(settings.dataDirectory().resolve("rights"), sandbox.ending()),
                new Room(List.of(settings.dataDirectory(), settings.workDirectory())));
    }

    /**
     * Ends what an earlier life of this worker left running, and begins to claim. The server need not be up yet.
     *
     * @throws IOException with one line for people when the folders cannot be used
     */
    public void start() throws IOException {
        prepareFolders();
        var reconciliation = new Reconciliation(workshop);
        reconciliation.endLeftovers();
        workshop.sandbox().begin(workshop.uplink(settings.egress(), settings.server()));
        workshop.watchdog().start();
        Thread.ofPlatform().name("reconciliation").daemon().start(reconciliation::handIn);
        String release = Optional.ofNullable(Worker.class.getPackage().getImplementationVersion())
                .orElse("dev");
        String id = OwnId.in(settings.dataDirectory());
        var registration = new Registration(id, settings.concurrency(), settings.labels());
        for (int i = 1; i <= settings.concurrency(); i++) {
            slots.add(new Slot(workshop, wire, contact, release, registration, i));
        }
        ownId = id;
        slots.forEach(Slot::start);
        log.info(
                "Worker {} takes up to {} phases at once; network {}, {}",
                settings.name(),
                settings.concurrency(),
                settings.egress().mode(),
                workshop.enforcement());
        if (settings.sandbox() == SandboxKind.PROCESS) {
            log.warn("Runs have no sandbox: what they start can read and change all that this worker can");
        }
    }

    private void prepareFolders() throws IOException {
        Files.createDirectories(settings.dataDirectory());
        Path work = settings.workDirectory();
        if (!Files.exists(work)) {
            Files.createDirectories(work);
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwx--x--x"));
        }
        Optional<Path> closed =
                settings.sandbox() == SandboxKind.BUBBLEWRAP ? Bubblewrap.closedOnTheWayTo(work) : Optional.empty();
        if (closed.isPresent()) {
            throw new IOException("The work directory " + work + " cannot be reached by the sandbox's user, since "
                    + closed.get() + " is closed to others; choose a place such as /var/lib/runyard");
        }
        locks.add(FolderLock.take(settings.dataDirectory()));
        if (!work.equals(settings.dataDirectory())) {
            locks.add(FolderLock.take(work));
        }
        workshop.folders().prepare();
        workshop.providers().sweep();
    }

    /** Completes when the server has taken a claim of this worker for the first time. */
    public CompletableFuture<Void> answered() {
        return contact.answered();
    }

    /** Completes when the server says that it has nothing for this worker. Nothing is claimed from then on. */
    public CompletableFuture<Dismissal> dismissed() {
        return contact.dismissed();
    }

    /** Claims nothing more, and returns what is held still, for people. */
    public List<String> drain() {
        slots.forEach(Slot::stopClaiming);
        return slots.stream()
                .flatMap(slot -> slot.phase().stream())
                .map(Phase::toString)
                .toList();
    }

    /** Completes when a worker that was told to drain holds nothing more. */
    public CompletableFuture<Void> drained() {
        var drained = new CompletableFuture<Void>();
        Thread.ofVirtual().name("drained").start(() -> {
            try {
                for (Slot slot : slots) {
                    slot.join();
                }
                drained.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return drained;
    }

    /**
     * Claims nothing more, lets what is running come to its end for a while, then interrupts it and reports it. What the
     * server cannot be told is kept for the next start.
     *
     * @param drain how long running phases may go on
     */
    public void stop(Duration drain) {
        slots.forEach(Slot::stopClaiming);
        try {
            if (!join(drain)) {
                slots.forEach(Slot::halt);
                join(settings.timing().grace().plus(LAST_CALLS));
            }
            wire.giveUp();
            if (!join(LAST_CALLS)) {
                log.error("Some phases did not come to their end");
            }
            sayGoodbye();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            wire.close();
            workshop.sandbox().close();
            workshop.watchdog().close();
            locks.forEach(Worker::free);
        }
    }

    /** Who does not hear of it finds out by the silence. */
    private void sayGoodbye() {
        var reason = contact.isDismissed() ? Farewell.Reason.ERRORED : Farewell.Reason.EXITED;
        if (ownId == null || !contact.answered().isDone()) {
            return;
        }
        try {
            workshop.door().leave(new Farewell(ownId, reason));
        } catch (IOException e) {
            log.debug("The server was not told of the end", e);
        }
    }

    private boolean join(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (Slot slot : slots) {
            Duration rest = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (!slot.join(rest.plusMillis(1))) {
                return false;
            }
        }
        return true;
    }

    private static void free(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("A folder could not be freed", e);
        }
    }
}
