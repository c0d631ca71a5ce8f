package dev.runyard.engine.log;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.log.LogChunk;
import dev.runyard.persistence.log.LogChunks;
import dev.runyard.persistence.log.PhaseLog;
import dev.runyard.persistence.log.PhaseLogs;
import dev.runyard.persistence.run.Phase;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.run.PhaseStatus;
import dev.runyard.persistence.run.Phases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Reads logs from any offset, while they grow and ever after. */
@Component
public final class LogReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int CHUNKS_AT_ONCE = 32;
    /** Fewer than there are connections to the database: a thousand readers wait for each other, and keep nobody else from it. */
    private static final int READERS_AT_ONCE = 4;

    private static final byte[] NOTHING = {};
    /** What the CLI needs of a phase that never ran; without it, it would wait for more. */
    private static final byte[] EMPTY_LOG = {LogFraming.STX, LogFraming.ETX};

    private final PhaseLogs logs;
    private final LogChunks chunks;
    private final Phases phases;
    private final BlobStore blobs;
    private final Keyring keyring;
    private final Semaphore turns = new Semaphore(READERS_AT_ONCE, true);

    LogReader(PhaseLogs logs, LogChunks chunks, Phases phases, BlobStore blobs, Keyring keyring) {
        this.logs = logs;
        this.chunks = chunks;
        this.phases = phases;
        this.blobs = blobs;
        this.keyring = keyring;
    }

    /**
     * Reads a part of a log, framing included.
     *
     * @param offset in bytes
     * @param limit the most bytes wanted; fewer may come although there are more
     * @return empty when there is nothing at {@code offset} (yet)
     */
    public byte[] read(PhaseId phase, long offset, int limit) {
        int most = Math.min(limit, MOST_BYTES);
        if (offset < 0 || most <= 0) {
            return NOTHING;
        }
        byte[] live = inTurn(phase, offset, most);
        return live == null ? fromBlob(phase, offset, most) : live;
    }

    private byte @Nullable [] inTurn(PhaseId phase, long offset, int most) {
        turns.acquireUninterruptibly();
        try {
            return live(phase, offset, most);
        } finally {
            turns.release();
        }
    }

    /** Returns what the database has; null when the log was put together in a blob, be it since the row was read. */
    private byte @Nullable [] live(PhaseId phase, long offset, int most) {
        PhaseLog log = logs.findById(phase).orElse(null);
        if (log == null) {
            return neverBegun(phase, offset, most);
        }
        if (offset >= log.size()) {
            return NOTHING;
        }
        byte[] found = log.blob() == null ? fromChunks(phase, offset, most) : NOTHING;
        return found.length == 0 ? null : found;
    }

    private byte[] fromBlob(PhaseId phase, long offset, int most) {
        return logs.findById(phase)
                .map(PhaseLog::blob)
                .map(blob -> read(blob, offset, most))
                .orElse(NOTHING);
    }

    private byte[] neverBegun(PhaseId phase, long offset, int most) {
        boolean over = phases.findById(phase)
                .map(Phase::status)
                .filter(PhaseStatus::isFinal)
                .isPresent();
        if (!over || offset >= EMPTY_LOG.length) {
            return NOTHING;
        }
        return Arrays.copyOfRange(EMPTY_LOG, (int) offset, (int) Math.min(EMPTY_LOG.length, offset + most));
    }

    private byte[] read(BlobId blob, long offset, int most) {
        try (InputStream bytes = blobs.open(blob, offset)) {
            return bytes.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] fromChunks(PhaseId phase, long offset, int most) {
        var read = new ByteArrayOutputStream();
        while (read.size() < most) {
            long next = offset + read.size();
            // No more than is wanted: a thousand readers of a large log ask for small parts of it at once.
            List<LogChunk> found = chunks.between(phase, next, offset + most, Limit.of(CHUNKS_AT_ONCE));
            found.forEach(chunk -> append(read, chunk, offset, most));
            if (found.size() < CHUNKS_AT_ONCE) {
                break;
            }
        }
        return read.toByteArray();
    }

    private void append(ByteArrayOutputStream read, LogChunk chunk, long offset, int most) {
        long start = chunk.getId().startOffset();
        long skipped = offset + read.size() - start;
        if (skipped >= chunk.size() || read.size() >= most) {
            return;
        }
        byte[] bytes =
                keyring.open(chunk.sealed(), LogChunk.context(chunk.getId().phaseId(), start));
        read.write(bytes, (int) skipped, (int) Math.min(chunk.size() - skipped, most - read.size()));
    }
}
