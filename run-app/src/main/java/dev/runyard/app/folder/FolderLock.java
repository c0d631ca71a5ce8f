package dev.runyard.app.folder;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a folder for one process. The lock is the operating system's, so that it ends with the process however it dies. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes {@code file} as the lock of the folder it is in; refuses when another server has it. */
    public static FolderLock take(Path file, String whatItIs) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = holder(channel);
            channel.close();
            throw Refusal.notPossible(whatItIs + " is in use by another Runyard (process " + holder
                    + "): stop that one first, or set RUNYARD_DATA to another folder");
        }
        channel.truncate(0);
        String own = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)), 0);
        return new FolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // This very process has it.
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
