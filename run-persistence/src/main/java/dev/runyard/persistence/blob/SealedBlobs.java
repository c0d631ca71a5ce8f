package dev.runyard.persistence.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The blobs of a folder as they lie there, encrypted: for backups, which need no key for them. */
public final class SealedBlobs {
    private final BlobDirectory directory;

    public SealedBlobs(Path root) {
        this.directory = new BlobDirectory(root);
    }

    /**
     * Opens a blob; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    public InputStream open(BlobId id) throws IOException {
        return Channels.newInputStream(directory.open(id));
    }

    /** Puts a blob back under its id. */
    public void put(BlobId id, InputStream sealed) throws IOException {
        try (FileChannel file = directory.create(id)) {
            OutputStream bytes = Channels.newOutputStream(file);
            sealed.transferTo(bytes);
            directory.publish(id, file);
        }
    }

    /** Writes the marker that tells which database the folder belongs to. */
    public void mark(String storeId) throws IOException {
        directory.mark(storeId);
    }
}
