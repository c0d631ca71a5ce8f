package dev.runyard.worker.tool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to install one version of a tool. The system takes it back when the process dies. */
final class ToolLock implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final FileChannel channel;

    private ToolLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the right; throws when nobody waits any more. */
    static ToolLock take(Path file, Progress progress) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            while (lock(channel) == null) {
                if (progress.stopped()) {
                    throw new IOException("The installation was stopped");
                }
                Thread.sleep(LOOK_MILLIS);
            }
            taken = true;
            return new ToolLock(channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** A lock of the system is the whole process's: another thread's shows as an overlap. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
