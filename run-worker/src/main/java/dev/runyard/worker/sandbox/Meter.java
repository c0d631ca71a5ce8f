package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Watches what an attempt uses, where the kernel does not hold it to its limits or does not tell. It is asked while somebody
 * waits for a process anyway, looks twice a second, and not at all in the first moments: most commands are over by then.
 */
final class Meter {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofMillis(500);

    /** The files are looked through for at most this part of the time. */
    private static final int DISK_SHARE = 20;

    private final Limits limits;
    private final ControlGroup group;
    private final Supplier<Stream<ProcessHandle>> members;
    private final DiskUse disk;
    private long next;
    private volatile long nextDisk;
    private volatile CompletableFuture<Long> used = CompletableFuture.completedFuture(0L);

    /**
     * Begins to watch.
     *
     * @param members finds the processes of the attempt
     */
    Meter(Limits limits, ControlGroup group, Supplier<Stream<ProcessHandle>> members, Room room) {
        this.limits = limits;
        this.group = group;
        this.members = members;
        this.disk = new DiskUse(room, limits.diskBytes());
        started();
    }

    /** A command begins. */
    void started() {
        next = System.nanoTime() + FIRST.toNanos();
        nextDisk = next;
    }

    /** Returns the limit that was passed, as it follows "the plan"; looks only when it is time to. */
    Optional<String> look() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return Optional.empty();
        }
        next = now + REST.toNanos();
        return Stream.<Supplier<Optional<String>>>of(this::ofGroup, this::ofProcesses, this::ofDisk)
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    /** Returns the limit that a command may have failed of; it is over. */
    Optional<String> lookAfterFailure() throws IOException {
        Optional<String> passed = ofGroup();
        if (passed.isEmpty() && disk.largestFile() >= limits.fileBytes()) {
            passed = Optional.of("wrote a file of more than its limit of " + Limits.text(limits.fileBytes()));
        }
        return passed.isPresent() || disk.bytes(List.of()) <= limits.diskBytes() ? passed : Optional.of(tooMuchDisk());
    }

    private Optional<String> ofGroup() {
        if (group.outOfMemory()) {
            return Optional.of(tooMuchMemory(limits));
        }
        return group.outOfProcesses() ? Optional.of(tooManyProcesses()) : Optional.empty();
    }

    private Optional<String> ofProcesses() {
        if (group.limitsMemory() && group.limitsProcesses()) {
            return Optional.empty();
        }
        List<ProcessUse> uses = members.get().map(ProcessUse::of).toList();
        if (uses.stream().mapToLong(ProcessUse::bytes).sum() > limits.memoryBytes()) {
            return Optional.of(tooMuchMemory(limits));
        }
        // Where the kernel holds the number, none is more.
        return uses.stream().mapToInt(ProcessUse::threads).sum() >= limits.processes()
                ? Optional.of(tooManyProcesses())
                : Optional.empty();
    }

    /** Returns what the last look has found, and begins the next one: it may take long, and people may cancel meanwhile. */
    private Optional<String> ofDisk() {
        if (used.isDone() && System.nanoTime() - nextDisk > 0) {
            long bytes = used.getNow(0L);
            if (bytes > limits.diskBytes()) {
                return Optional.of(tooMuchDisk());
            }
            used = CompletableFuture.supplyAsync(
                    this::measure, task -> Thread.ofVirtual().start(task));
        }
        return Optional.empty();
    }

    private long measure() {
        long start = System.nanoTime();
        try {
            return disk.bytes(members.get().toList());
        } finally {
            long end = System.nanoTime();
            nextDisk = end + (end - start) * DISK_SHARE;
        }
    }

    static String tooMuchMemory(Limits limits) {
        return "used more than its limit of " + Limits.text(limits.memoryBytes()) + " of memory";
    }

    private String tooManyProcesses() {
        return "used more than its limit of " + limits.processes() + " processes and threads";
    }

    private String tooMuchDisk() {
        return "used more than its limit of " + Limits.text(limits.diskBytes()) + " of disk";
    }
}
