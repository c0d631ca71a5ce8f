package dev.runyard.engine.log;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.blob.BlobStoreFailed;
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

    /** A log may be broken; when so many fail one after another, it is the store, which may take long to say so each time. */
    private static final int GIVEN_UP_AFTER = 20;

    private final Steps steps;
    private final PhaseLogs logs;
    private final LogChunks chunks;
    private final BlobStore blobs;
    private final Keyring keyring;
    private volatile String last = "";

    LogCompaction(Steps steps, PhaseLogs logs, LogChunks chunks, BlobStore blobs, Keyring keyring) {
        this.steps = steps;
        this.logs = logs;
        this.chunks = chunks;
        this.blobs = blobs;
        this.keyring = keyring;
    }

    /**
     * Makes one pass, from where the last one ended: so what fails keeps nothing else from its turn. Several servers may do so at
     * once.
     */
    public void sweep() {
        int inARow = 0;
        List<PhaseLog> found = logs.toCompact(last, LOGS_A_PASS);
        last = found.size() < LOGS_A_PASS ? "" : found.getLast().id().value();
        for (PhaseLog log : found) {
            inARow = isCompacted(log) ? 0 : inARow + 1;
            if (inARow == GIVEN_UP_AFTER) {
                LOG.warn("the store takes no logs now; they are tried again later");
                last = log.id().value();
                return;
            }
        }
    }

    private boolean isCompacted(PhaseLog log) {
        try {
            compact(log);
            return true;
        } catch (UncheckedIOException | IllegalStateException | BlobStoreFailed e) {
            LOG.warn("the log of {} cannot be put together now", log.id(), e);
            return false;
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
