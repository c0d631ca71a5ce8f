package dev.runyard.ui.log;

import dev.runyard.engine.log.LogReader;
import dev.runyard.persistence.run.PhaseId;
import java.io.IOException;
import java.io.OutputStream;

/** A log as terraform printed it, without the framing that only the CLI needs; colours stay. */
final class LogFile {
    private static final int STEP = 256 * 1024;
    private static final byte STX = 0x02;
    private static final byte ETX = 0x03;

    private final LogReader reader;
    private final PhaseId phase;

    LogFile(LogReader reader, PhaseId phase) {
        this.reader = reader;
        this.phase = phase;
    }

    void writeTo(OutputStream out) throws IOException {
        long offset = 0;
        for (byte[] bytes = reader.read(phase, 0, STEP); bytes.length > 0; bytes = reader.read(phase, offset, STEP)) {
            int start = bytes[0] == STX ? 1 : 0;
            int end = bytes[bytes.length - 1] == ETX ? bytes.length - 1 : bytes.length;
            if (end > start) {
                out.write(bytes, start, end - start);
            }
            offset += bytes.length;
        }
    }
}
