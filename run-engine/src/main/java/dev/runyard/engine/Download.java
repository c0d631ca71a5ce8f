package dev.runyard.engine;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Stored bytes on their way to somebody; nothing is open until they are asked for. */
public final class Download {
    private final BlobStore blobs;
    private final BlobId id;

    public Download(BlobStore blobs, BlobId id) {
        this.blobs = blobs;
        this.id = id;
    }

    /** Returns how many bytes will come. */
    public long size() {
        return blobs.size(id);
    }

    /** Opens the bytes; the caller closes the stream. */
    public InputStream open() {
        return blobs.open(id);
    }

    /** Writes all bytes to {@code target}, some at a time. */
    public void writeTo(OutputStream target) throws IOException {
        try (InputStream bytes = open()) {
            bytes.transferTo(target);
        }
    }
}
