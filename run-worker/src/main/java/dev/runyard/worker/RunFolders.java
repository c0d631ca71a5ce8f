package dev.runyard.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The places where runs are unpacked, one for each run id: plan and apply must meet at the same absolute path. An
 * attempt may have to wait there for an earlier one of the same run that is still being killed.
 */
final class RunFolders {
    /** An order to end comes without a call. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final String PASSABLE = "rwx--x--x";

    private final Path parent;
    private final Set<Path> taken = new HashSet<>();

    RunFolders(Path work) {
        this.parent = work.resolve("runs");
    }

    /** Makes the folder above, which a sandbox's user may pass but not read. */
    void prepare() throws IOException {
        Files.createDirectories(parent);
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString(PASSABLE));
    }

    /** Returns the place of a run. */
    Path place(String runId) {
        return parent.resolve(Marks.clean(runId));
    }

    /**
     * Waits until the place of a run is free, and takes it; what is still there is deleted.
     *
     * @throws Halted when the attempt is told to end before that
     */
    synchronized Path take(String runId, Halt halt) throws Halted, InterruptedException {
        Path folder = place(runId);
        while (halt.reason().isEmpty()) {
            if (taken.add(folder)) {
                AttemptFiles.deleteFolder(folder);
                return folder;
            }
            wait(LOOK.toMillis());
        }
        throw new Halted();
    }

    /** Takes a place with what is in it; nothing else has it. */
    synchronized void hold(Path folder) {
        taken.add(folder);
    }

    /** Deletes what is in nobody's hands. */
    synchronized void sweep() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
            for (Path folder : folders) {
                if (!taken.contains(folder)) {
                    AttemptFiles.deleteFolder(folder);
                }
            }
        }
    }

    /** Frees the place of a run while its folder is still needed, and returns where that is now. */
    synchronized Path setAside(Path folder, String mark) throws IOException {
        Path aside = parent.resolve("aside-" + mark);
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        taken.remove(folder);
        notifyAll();
        return aside;
    }

    /** Frees the place of a run. */
    void free(Path folder, boolean delete) {
        if (delete) {
            AttemptFiles.deleteFolder(folder);
        }
        synchronized (this) {
            taken.remove(folder);
            notifyAll();
        }
    }
}
