package dev.runyard.engine.log;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.log.LogChunk;
import dev.runyard.persistence.log.LogChunks;
import dev.runyard.persistence.log.PhaseLog;
import dev.runyard.persistence.log.PhaseLogs;
import dev.runyard.persistence.run.PhaseId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Turns the chunks of logs that have ended into one blob each. */
@Component
public final class LogCompaction {
    private static final Logger LOG = LoggerFactory.getLogger(LogCompaction.class);
    private static final int LOGS_A_PASS = 100;
    private static final int CHUNKS_AT_ONCE = 64;

    private final Steps steps;
    private final PhaseLogs logs;
    private final LogChunks chunks;
    private final BlobStore blobs;
    private final Keyring keyring;

    LogCompaction(Steps steps, PhaseLogs logs, LogChunks chunks, BlobStore blobs, Keyring keyring) {
        this.steps = steps;
        this.logs = logs;
        this.chunks = chunks;
        this.blobs = blobs;
        this.keyring = keyring;
    }

    /** Makes one pass; what fails is left for the next one. Several servers may do so at once. */
    public void sweep() {
        for (PhaseLog log : logs.toCompact(Limit.of(LOGS_A_PASS))) {
            try {
                compact(log);
            } catch (UncheckedIOException | IllegalStateException e) {
                LOG.warn("the log of {} cannot be put together now", log.id(), e);
            }
        }
    }

    private void compact(PhaseLog log) {
        BlobId blob = write(log);
        boolean ours = steps.take(() -> replace(log.id(), blob));
        if (!ours) {
            blobs.delete(blob);
        }
    }

    private BlobId write(PhaseLog log) {
        try {
            return blobs.put(blob -> copy(log, blob), log.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(PhaseLog log, OutputStream blob) throws IOException {
        long next = 0;
        while (next < log.size()) {
            List<LogChunk> found = chunks.from(log.id(), next, Limit.of(CHUNKS_AT_ONCE));
            for (LogChunk chunk : found) {
                long start = chunk.getId().startOffset();
                requireNext(log, next, start);
                blob.write(keyring.open(chunk.sealed(), LogChunk.context(log.id(), start)));
                next += chunk.size();
            }
            requireNext(log, found.isEmpty() ? -1 : next, next);
        }
    }

    private static void requireNext(PhaseLog log, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException("log " + log.id() + " has a gap before " + found);
        }
    }

    /** Returns false when another server was faster. */
    private boolean replace(PhaseId phase, BlobId blob) {
        PhaseLog log = logs.lock(phase).orElse(null);
        if (log == null || log.blob() != null) {
            return false;
        }
        log.compacted(blob);
        chunks.deleteAll(phase);
        return true;
    }
}
