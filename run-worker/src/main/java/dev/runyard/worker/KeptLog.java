package dev.runyard.worker;

import dev.runyard.contract.ResourceCounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The log that an attempt of an earlier life left, masked already, with an end that says what became of it. It is read
 * in parts: a log may be as long as {@link LogPump} lets it become.
 */
final class KeptLog {
    private final Path file;
    private final byte[] end;

    KeptLog(Path file, String end) {
        this.file = file;
        this.end = end.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what terraform had done by its own account. */
    ResourceCounts counts() throws IOException {
        var summary = new Summary();
        if (Files.exists(file)) {
            var part = new byte[LogPump.LARGEST_PUT];
            try (InputStream kept = Files.newInputStream(file)) {
                for (int length = kept.read(part); length >= 0; length = kept.read(part)) {
                    summary.accept(part, length);
                }
            }
        }
        return summary.counts();
    }

    /**
     * Sends what the server does not have; its first answer says how far it had come.
     *
     * @param base where in the phase's stream the first byte goes
     * @param pause waits before something is sent again; true when there is no more waiting
     */
    void send(long base, LogPump.Port port, BooleanSupplier pause) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        try (var kept = FileChannel.open(file, StandardOpenOption.READ)) {
            long all = kept.size() + end.length;
            long at = 0;
            while (at < all) {
                byte[] next = part(kept, at);
                long reached = Math.clamp(port.put(base + at, next) - base, 0L, all);
                if (reached <= at && pause.getAsBoolean()) {
                    throw new IOException("The server does not take the log");
                }
                at = reached;
            }
        }
    }

    private byte[] part(FileChannel kept, long from) throws IOException {
        long size = kept.size();
        if (from >= size) {
            return Arrays.copyOfRange(end, (int) (from - size), end.length);
        }
        var part = ByteBuffer.allocate((int) Math.min(LogPump.LARGEST_PUT, size - from));
        long at = from;
        while (part.hasRemaining()) {
            at += kept.read(part, at);
        }
        return part.array();
    }
}
