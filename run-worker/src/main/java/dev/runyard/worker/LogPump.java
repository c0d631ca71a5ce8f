package dev.runyard.worker;

import dev.runyard.worker.sandbox.OutputSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the log of an attempt to the server. Everything is written to a file first, and one thread sends the file:
 * terraform never waits for the server, an outage costs disk and no memory, and a later worker finds the rest.
 */
final class LogPump implements OutputSink, AutoCloseable {
    /** Where bytes go; answers where the next byte goes. */
    @FunctionalInterface
    interface Port {
        long put(long offset, byte[] bytes) throws IOException;
    }

    static final int LARGEST_PUT = 64 * 1024;

    private static final Logger log = LoggerFactory.getLogger(LogPump.class);
    /** Readers are promised a line within 200 ms; every request costs both sides as much as a terraform command. */
    private static final long GATHER = Duration.ofMillis(60).toNanos();

    private final FileChannel file;
    private final long base;
    private final Port port;
    private final Masker masker;
    private final long limit;
    private final Runnable full;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread sender;
    private long written;
    private boolean hurry;
    private boolean closed;
    private boolean broken;

    /**
     * Starts with an empty file.
     *
     * @param base where in the phase's stream the first byte goes
     * @param limit how many bytes the output of processes may have; what is more is left out
     * @param full hears, once at least, that it has more
     */
    LogPump(Path file, long base, Port port, Masker masker, long limit, Runnable full) throws IOException {
        this.file = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        this.base = base;
        this.port = port;
        this.masker = masker;
        this.limit = limit;
        this.full = full;
        this.sender = Thread.ofPlatform().name("log").daemon().start(RunTrace.kept(this::send));
    }

    /** Takes the output of a process. */
    @Override
    public void accept(byte[] bytes, int length) {
        lock.lock();
        try {
            if (written <= limit) {
                append(masker.mask(bytes, length));
            }
            if (written > limit) {
                full.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The output of a process has ended: shows what might have been the beginning of a secret, and sends what there is. */
    void flush() {
        lock.lock();
        try {
            hurry = true;
            append(masker.flush());
        } finally {
            lock.unlock();
        }
    }

    /** Adds a line of the worker's own, however long the log is. */
    void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            append(masker.flush());
            append(masker.mask(bytes, bytes.length));
            append(masker.flush());
        } finally {
            lock.unlock();
        }
    }

    private void append(byte[] bytes) {
        try {
            ByteBuffer clean = withoutFrameBytes(bytes);
            boolean whole = written <= limit;
            written += writeAll(clean);
            if (whole && written > limit) {
                written += writeAll(ByteBuffer.wrap(
                        "\nThe log is too long; the rest is left out.\n".getBytes(StandardCharsets.UTF_8)));
            }
            changed.signalAll();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The log cannot be written", e);
        }
    }

    private int writeAll(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        long at = written;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        return length;
    }

    /** STX and ETX frame the stream; terraform's CLI would take one at the edge of a chunk for the frame. */
    private static ByteBuffer withoutFrameBytes(byte[] bytes) {
        var clean = ByteBuffer.allocate(bytes.length);
        for (byte b : bytes) {
            if (b != 2 && b != 3) {
                clean.put(b);
            }
        }
        return clean.flip();
    }

    private void send() {
        long sent = 0;
        try {
            for (byte[] next = take(sent); next.length > 0; next = take(sent)) {
                long acknowledged = port.put(base + sent, next) - base;
                sent = Math.clamp(acknowledged, 0, sent + next.length);
            }
        } catch (IOException e) {
            log.info("The log ends early: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveUp();
        }
    }

    /** Waits for something to send; returns nothing when there never will be. */
    private byte[] take(long from) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (written == from && !closed) {
                changed.await();
            }
            gather(from);
            var bytes = ByteBuffer.allocate((int) Math.min(LARGEST_PUT, written - from));
            long at = from;
            while (bytes.hasRemaining()) {
                at += file.read(bytes, at);
            }
            return bytes.array();
        } finally {
            lock.unlock();
        }
    }

    /** Lets lines come together, so that a chatty process does not make a request for each. */
    private void gather(long from) throws InterruptedException {
        long end = System.nanoTime() + GATHER;
        for (long rest = GATHER;
                rest > 0 && !hurry && !closed && written - from < LARGEST_PUT;
                rest = end - System.nanoTime()) {
            var _ = changed.await(rest, TimeUnit.NANOSECONDS);
        }
        hurry = false;
    }

    private void giveUp() {
        lock.lock();
        try {
            broken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the server has all of it, or will not take it. */
    void finish() throws InterruptedException {
        flush();
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            while (!broken) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        try {
            file.close();
        } catch (IOException e) {
            log.debug("Closing the log", e);
        }
    }
}
