package dev.runyard.persistence.blob;

import dev.runyard.persistence.crypto.Keyring;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Blobs as encrypted files below one directory, which several servers may share.
 *
 * <p>A file is written aside, synced, moved to its place in one step, and then the directory is synced: after a crash
 * at any point a blob is there whole or not at all.
 */
public final class FileBlobStore implements BlobStore {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path root;
    private final BlobDirectory directory;
    private final BlobCipher cipher;
    private final SecureRandom random = new SecureRandom();

    /**
     * Uses a directory, which is made when the first blob is stored.
     *
     * @param root the directory, on one file system
     */
    public FileBlobStore(Path root, Keyring keyring) {
        this.root = root;
        this.directory = new BlobDirectory(root);
        this.cipher = new BlobCipher(keyring);
    }

    @Override
    public BlobId put(Content content, long limit) throws IOException {
        BlobId id = BlobId.random(random);
        FileChannel file = created(id);
        boolean published = false;
        try (file) {
            OutputStream encrypting = encrypting(file, id);
            content.writeTo(new BlobOutput(encrypting, limit));
            publish(encrypting, file, id);
            published = true;
            return id;
        } finally {
            if (!published) {
                directory.abandon(id);
            }
        }
    }

    private FileChannel created(BlobId id) {
        try {
            return directory.create(id);
        } catch (IOException e) {
            throw new BlobStoreFailed("A blob cannot be created in " + root, e);
        }
    }

    private OutputStream encrypting(FileChannel file, BlobId id) {
        try {
            return cipher.encrypting(new KeptOpen(Channels.newOutputStream(file)), id);
        } catch (IOException e) {
            throw new BlobStoreFailed("A blob cannot be written to " + root, e);
        }
    }

    private void publish(OutputStream encrypting, FileChannel file, BlobId id) {
        try {
            encrypting.close();
            directory.publish(id, file);
        } catch (IOException e) {
            throw new BlobStoreFailed("A blob cannot be written to " + root, e);
        }
    }

    @Override
    public InputStream open(BlobId id, long offset) {
        try {
            return new BlobInput(id, decrypting(id).position(offset));
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    @Override
    public long size(BlobId id) {
        try (SeekableByteChannel plain = decrypting(id)) {
            return plain.size();
        } catch (IOException e) {
            throw unreadable(id, e);
        }
    }

    private SeekableByteChannel decrypting(BlobId id) throws IOException {
        return cipher.decrypting(directory.open(id), id);
    }

    private static BlobStoreFailed unreadable(BlobId id, IOException e) {
        return e instanceof NoSuchFileException ? BlobStoreFailed.missing(id) : BlobStoreFailed.unreadable(id, e);
    }

    @Override
    public void delete(BlobId id) {
        try {
            directory.delete(id);
        } catch (IOException e) {
            throw new BlobStoreFailed("Blob " + id + " cannot be deleted", e);
        }
    }

    @Override
    public Stream<BlobId> storedBefore(Instant moment) {
        try {
            return directory.storedBefore(moment);
        } catch (IOException e) {
            throw new BlobStoreFailed("The blobs cannot be listed", e);
        }
    }

    @Override
    public void clean(Instant moment) {
        try {
            directory.clean(moment);
        } catch (IOException e) {
            throw new BlobStoreFailed("Dead uploads cannot be removed", e);
        }
    }

    @Override
    public Optional<String> marker() {
        try {
            return directory.marker();
        } catch (IOException e) {
            throw new BlobStoreFailed("The blob store's marker cannot be read", e);
        }
    }

    @Override
    public void mark(String id) {
        try {
            directory.mark(id);
        } catch (IOException e) {
            throw new BlobStoreFailed("The blob store's marker cannot be written to " + root, e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** Lets the encryption end its stream while the file stays open to be synced. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream file) {
            super(new BufferedOutputStream(file, BUFFER_BYTES));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
