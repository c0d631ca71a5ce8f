package dev.runyard.persistence.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** What a reader of a blob sees: tells the store's failures apart from those of wherever the reader puts the bytes. */
final class BlobInput extends FilterInputStream {
    private final BlobId id;

    BlobInput(BlobId id, SeekableByteChannel plain) {
        super(Channels.newInputStream(plain));
        this.id = id;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException e) {
            throw BlobStoreFailed.unreadable(id, e);
        }
    }

    @Override
    public long skip(long bytes) {
        try {
            return in.skip(bytes);
        } catch (IOException e) {
            throw BlobStoreFailed.unreadable(id, e);
        }
    }
}
