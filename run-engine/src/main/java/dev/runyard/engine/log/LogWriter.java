package dev.runyard.engine.log;

import dev.runyard.contract.StartRequest;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.log.LogChunk;
import dev.runyard.persistence.log.LogChunks;
import dev.runyard.persistence.log.PhaseLog;
import dev.runyard.persistence.log.PhaseLogs;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.tool.ToolName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Writes logs. Framing is ours alone: the stream begins with STX and three lines that the CLI skips in an apply, and ends
 * with ETX, written by the transaction that ends the phase. All methods need a transaction.
 */
@Component
public final class LogWriter {
    private static final String STX = Character.toString(LogFraming.STX);
    private static final String ETX = Character.toString(LogFraming.ETX);

    private final PhaseLogs logs;
    private final LogChunks chunks;
    private final Keyring keyring;

    LogWriter(PhaseLogs logs, LogChunks chunks, Keyring keyring) {
        this.logs = logs;
        this.chunks = chunks;
        this.keyring = keyring;
    }

    /**
     * Opens the log for an attempt; a later attempt goes on where the one before ended, and says so.
     *
     * @return the offset of the attempt's first byte
     */
    public long begin(PhaseId phase, ToolName tool, StartRequest start, int attempt) {
        var log = logs.lock(phase).orElseGet(() -> logs.save(new PhaseLog(phase)));
        String head = log.size() == 0
                ? STX + tool.title() + " v" + start.toolVersion() + "\non " + start.platform()
                        + "\nInitializing plugins and modules...\n"
                : "\nThe worker was lost. Trying again (attempt " + attempt + ").\n\n";
        write(log, head.getBytes(StandardCharsets.UTF_8));
        return log.size();
    }

    /**
     * Appends what is new of {@code bytes}; what the log already has is skipped.
     *
     * @return the offset of the next byte; less than {@code offset} when bytes before it are missing
     */
    public long append(PhaseId phase, long offset, byte[] bytes) {
        var log = logs.lock(phase).orElseThrow();
        long known = log.size() - offset;
        if (known >= 0 && known < bytes.length && !log.isEnded()) {
            write(log, LogFraming.unmarked(Arrays.copyOfRange(bytes, (int) known, bytes.length)));
        }
        return log.size();
    }

    /** Returns how long a log is, framing included; 0 for one that was not begun. */
    public long size(PhaseId phase) {
        return logs.findById(phase).map(PhaseLog::size).orElse(0L);
    }

    /** Adds a line of our own to a log that was begun. */
    public void tell(PhaseId phase, String line) {
        logs.lock(phase)
                .filter(log -> !log.isEnded())
                .ifPresent(log -> write(log, ("\n" + line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Ends the log of a phase that ran; a second end changes nothing. */
    public void end(PhaseId phase) {
        logs.lock(phase).filter(log -> !log.isEnded()).ifPresent(log -> {
            write(log, ETX.getBytes(StandardCharsets.UTF_8));
            log.end();
        });
    }

    private void write(PhaseLog log, byte[] bytes) {
        var sealed = keyring.seal(bytes, LogChunk.context(log.id(), log.size()));
        chunks.save(new LogChunk(log.id(), log.size(), bytes.length, sealed));
        log.grow(bytes.length);
    }
}
