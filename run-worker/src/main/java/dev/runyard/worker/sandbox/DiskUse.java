package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much the files of an attempt are: those in its folders, and those that have no name any more and are open still. */
final class DiskUse {
    /** What a file takes at least. */
    private static final long BLOCK = 4096;

    private final List<Path> folders;
    private final long enough;

    /**
     * Looks at the folders of a room, and at that of the attempt beside them.
     *
     * @param enough more than this need not be counted
     */
    DiskUse(Room room, long enough) {
        var all = new ArrayList<>(room.folders());
        all.add(room.backstage().resolveSibling("."));
        this.folders = all.stream().map(Path::normalize).toList();
        this.enough = enough;
    }

    /** Returns the bytes; files that vanish meanwhile count or not. */
    long bytes(List<ProcessHandle> processes) {
        var sum = new Sum();
        for (ProcessHandle process : processes) {
            sum.bytes += unnamed(process);
        }
        folders.forEach(folder -> walk(folder, sum));
        return sum.bytes;
    }

    /** Returns the size of the largest file. */
    long largestFile() {
        var sum = new Sum();
        folders.forEach(folder -> walk(folder, sum));
        return sum.largest;
    }

    private void walk(Path folder, Sum sum) {
        try {
            Files.walkFileTree(folder, sum);
        } catch (IOException e) {
            // Not there, or no longer.
        }
    }

    private static long unnamed(ProcessHandle process) {
        long bytes = 0;
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path file : open) {
                bytes += unnamed(file);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // The process is gone.
        }
        return bytes;
    }

    private static long unnamed(Path file) {
        try {
            if (Files.readSymbolicLink(file).toString().endsWith(" (deleted)")) {
                boolean named = !Objects.equals(Files.getAttribute(file, "unix:nlink"), 0);
                return named || !Files.isRegularFile(file) ? 0 : Files.size(file);
            }
        } catch (IOException e) {
            // Closed meanwhile.
        }
        return 0;
    }

    private final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;
        private long largest;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return add(BLOCK);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            largest = Math.max(largest, attributes.isRegularFile() ? attributes.size() : 0);
            return add(Math.max(BLOCK, attributes.size()));
        }

        private FileVisitResult add(long more) {
            bytes += more;
            return bytes > enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // What is closed, or too deep for any path, may hide as much as it likes.
            return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : add(enough + 1);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
