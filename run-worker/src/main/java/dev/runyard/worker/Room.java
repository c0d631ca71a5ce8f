package dev.runyard.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the worker's disks have room for another phase: without, it would fail each that another worker could take. */
final class Room {
    private static final Logger log = LoggerFactory.getLogger(Room.class);
    /** For a configuration, a plan, a state and a log of usual sizes. */
    static final long LEAST = 64L << 20;

    private final List<Path> folders;
    private final AtomicBoolean enough = new AtomicBoolean(true);

    Room(List<Path> folders) {
        this.folders = folders;
    }

    /** Looks, and says so when the answer has changed. */
    boolean isEnough() {
        for (Path folder : folders) {
            long left = left(folder);
            if (left < LEAST) {
                if (enough.getAndSet(false)) {
                    log.error(
                            "The disk of {} has {} MiB left: no further phase is taken until it has {}",
                            folder,
                            left >> 20,
                            LEAST >> 20);
                }
                return false;
            }
        }
        if (!enough.getAndSet(true)) {
            log.info("The disks of this worker have room again");
        }
        return true;
    }

    private static long left(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            // What is wrong will show when a phase begins.
            return Long.MAX_VALUE;
        }
    }
}
