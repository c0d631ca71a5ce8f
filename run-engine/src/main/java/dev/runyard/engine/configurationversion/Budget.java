package dev.runyard.engine.configurationversion;

import dev.runyard.persistence.problem.Invalid;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacked bytes, as many as were allowed. What a tar says of an entry (long names, PAX records) is read into memory by
 * its reader, so it gets a small allowance of its own before each entry.
 */
final class Budget extends FilterInputStream {
    private long left;
    private long total;

    Budget(InputStream in, long total) {
        super(in);
        this.total = total;
    }

    /** Allows this many bytes more, counted from here. */
    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        spend(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        spend(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        spend(skipped);
        return skipped;
    }

    private void spend(long bytes) {
        left -= bytes;
        total -= bytes;
        if (left < 0 || total < 0) {
            throw Invalid.because("The configuration was refused: it unpacks to more than is allowed.");
        }
    }
}
