package dev.runyard.engine.configurationversion;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Keeps, and takes the digest of, all that a reader takes from an upload; remembers when it was the upload that failed. */
final class UploadCopy extends FilterInputStream {
    private final OutputStream kept;
    private final MessageDigest digest;
    private @Nullable IOException failure;

    UploadCopy(InputStream upload, OutputStream kept) {
        super(upload);
        this.kept = kept;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
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
        int count = take(bytes, offset, length);
        if (count > 0) {
            digest.update(bytes, offset, count);
            kept.write(bytes, offset, count);
        }
        return count;
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
        return Math.max(0, read(new byte[(int) Math.min(bytes, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Throws again what the upload itself failed with, if it did. */
    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns the SHA-256 of what was read, in hex. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
