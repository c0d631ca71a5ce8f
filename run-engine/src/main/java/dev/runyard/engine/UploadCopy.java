package dev.runyard.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Keeps, and takes the digest of, all that a reader takes from an upload; remembers when it was the upload that failed. */
public final class UploadCopy extends FilterInputStream {
    private static final int SKIP_BYTES = 8192;

    private final OutputStream kept;
    private final MessageDigest digest;
    private long count;
    private @Nullable IOException failure;

    /**
     * Wraps an upload.
     *
     * @param kept where the bytes go
     * @param algorithm the digest's, as Java names it
     */
    public UploadCopy(InputStream upload, OutputStream kept, String algorithm) {
        super(upload);
        this.kept = kept;
        try {
            this.digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int taken = take(bytes, offset, length);
        if (taken > 0) {
            digest.update(bytes, offset, taken);
            kept.write(bytes, offset, taken);
            count += taken;
        }
        return taken;
    }

    private int take(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Skipped bytes are kept, too. */
    @Override
    public long skip(long bytes) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(bytes, SKIP_BYTES)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The upload is its owner's to close. */
    @Override
    public void close() {}

    /** Throws again what the upload itself failed with, if it did. */
    public void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns how many bytes were read. */
    public long count() {
        return count;
    }

    /** Returns the digest of what was read, in hex; to be asked once, at the end. */
    public String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
