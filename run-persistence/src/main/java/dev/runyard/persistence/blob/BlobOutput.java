package dev.runyard.persistence.blob;

import dev.runyard.persistence.problem.Invalid;
import java.io.IOException;
import java.io.OutputStream;

/** What a writer of a blob sees: counts, and tells the store's failures apart from the writer's own. */
final class BlobOutput extends OutputStream {
    private final OutputStream target;
    private final long limit;
    private long written;

    BlobOutput(OutputStream target, long limit) {
        this.target = target;
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (length > limit - written) {
            throw Invalid.because("The upload is larger than the allowed " + limit + " bytes.");
        }
        try {
            target.write(bytes, offset, length);
            written += length;
        } catch (IOException e) {
            throw new BlobStoreFailed("A blob cannot be written", e);
        }
    }

    /** Nothing is gained by an early flush: the blob counts once it is whole. */
    @Override
    public void flush() {}

    /** The store ends the blob, not its writer. */
    @Override
    public void close() {}
}
