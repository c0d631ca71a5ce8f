package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** User numbers: who runs this worker, and those it gives to its attempts. */
final class Owners {
    /** Below 65536, so that they exist in a container with its own user namespace; above the usual accounts. */
    private static final int FIRST = 50_000;

    private static final int COUNT = 10_000;

    private static final Set<Integer> taken = new HashSet<>();

    private Owners() {}

    /** Returns whether this worker is root. */
    static boolean isRoot() {
        return ofProcess(ProcessHandle.current().pid()) == 0;
    }

    /** Returns the real user number of a process, -1 when it is gone. */
    static int ofProcess(long pid) {
        for (String line : ProcessTree.read(pid, "status").split("\n", -1)) {
            if (line.startsWith("Uid:")) {
                return Integer.parseInt(line.split("\\s+", -1)[1]);
            }
        }
        return -1;
    }

    /** Takes a number that no process on this machine runs under. */
    static int take() {
        synchronized (taken) {
            var used = new HashSet<>(taken);
            ProcessHandle.allProcesses().forEach(process -> used.add(ofProcess(process.pid())));
            int uid;
            do {
                uid = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            } while (used.contains(uid));
            taken.add(uid);
            return uid;
        }
    }

    /** Returns the start of a command line that goes on as this user; as the worker's own for -1. */
    static List<String> becoming(int uid) {
        if (uid < 0) {
            return List.of();
        }
        String id = Integer.toString(uid);
        return List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs");
    }

    static void giveBack(int uid) {
        synchronized (taken) {
            taken.remove(uid);
        }
    }

    /**
     * Hands the folders of an attempt over to its user; nothing for -1. What the attempt opens to everyone stays out of reach all
     * the same: a program of its user that anybody may start, say.
     */
    static void handOver(Room room, int uid) throws IOException {
        if (uid >= 0) {
            for (Path folder : room.folders()) {
                hand(folder, uid);
            }
            Files.setAttribute(room.run(), "unix:gid", uid);
            Files.setPosixFilePermissions(room.run(), PosixFilePermissions.fromString("rwx--x---"));
        }
    }

    /** Makes a user the owner of everything in a folder, of links themselves rather than of what they point to. */
    static void hand(Path folder, int uid) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                return visitFile(dir, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
