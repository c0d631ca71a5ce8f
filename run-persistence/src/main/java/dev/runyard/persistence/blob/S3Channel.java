package dev.runyard.persistence.blob;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * An object to be read from any position, in windows that grow while the reading goes on. Nothing is open between two
 * reads: a slow reader holds no connection, and each window is asked for again when the connection breaks.
 */
final class S3Channel implements SeekableByteChannel {
    private static final int FIRST = 1 << 16;
    private static final int LARGEST = 1 << 22;
    private static final int GROWTH = 4;

    private final S3Bucket bucket;
    private final BlobId id;
    private final long size;
    private byte[] window;
    private long windowStart;
    private int next = FIRST * GROWTH;
    private long position;
    private boolean open = true;

    /** Reads the first window; {@link BlobStoreFailed} when there is no such blob. */
    S3Channel(S3Bucket bucket, BlobId id) {
        this.bucket = bucket;
        this.id = id;
        var first = bucket.read(id, 0, FIRST);
        this.window = first.asByteArrayUnsafe();
        this.size = size(first.response().contentRange(), window.length);
    }

    /** The header reads {@code bytes 0-65535/1234567}; without one the whole object has come. */
    private static long size(String contentRange, int received) {
        return contentRange == null ? received : Long.parseLong(contentRange.substring(contentRange.indexOf('/') + 1));
    }

    /** Fills the buffer as far as there are bytes: Tink takes less for the end. */
    @Override
    public int read(ByteBuffer target) {
        if (position >= size) {
            return -1;
        }
        int before = target.remaining();
        while (target.hasRemaining() && position < size) {
            if (position < windowStart || position >= windowStart + window.length) {
                window = bucket.read(id, position, next).asByteArrayUnsafe();
                windowStart = position;
                next = Math.min(next * GROWTH, LARGEST);
            }
            int at = (int) (position - windowStart);
            int length = Math.min(target.remaining(), window.length - at);
            target.put(window, at, length);
            position += length;
        }
        return before - target.remaining();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
