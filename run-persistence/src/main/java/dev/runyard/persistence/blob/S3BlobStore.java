package dev.runyard.persistence.blob;

import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.crypto.Keyring;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Blobs as encrypted objects in a bucket, which several servers may share.
 *
 * <p>A blob is encrypted into a file of this machine first, and sent when it is whole: so its length is known, it can be
 * sent again, and the bucket never has half of one.
 */
public final class S3BlobStore implements BlobStore, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final S3Bucket bucket;
    private final BlobDirectory outgoing;
    private final BlobCipher cipher;
    private final SecureRandom random = new SecureRandom();

    private S3BlobStore(S3Bucket bucket, Path outgoing, Keyring keyring) {
        this.bucket = bucket;
        this.outgoing = new BlobDirectory(outgoing);
        this.cipher = new BlobCipher(keyring);
    }

    /**
     * Uses a bucket, after it was tried whether it is there and allows all that a store needs.
     *
     * @param outgoing a directory of this server alone, for what is on its way
     * @throws StartRefused when it cannot be used
     */
    public static S3BlobStore open(S3Location location, Path outgoing, Keyring keyring) {
        try {
            var store = new S3BlobStore(new S3Bucket(location, S3Clients.of(location)), outgoing, keyring);
            store.bucket.tryOut("start-" + BlobId.random(store.random));
            return store;
        } catch (BlobStoreFailed | SdkException e) {
            throw S3Refusal.of(location, e);
        }
    }

    @Override
    public BlobId put(Content content, long limit) throws IOException {
        BlobId id = BlobId.random(random);
        try (FileChannel file = created(id)) {
            OutputStream encrypting = encrypting(file, id);
            content.writeTo(new BlobOutput(encrypting, limit));
            end(encrypting);
            bucket.put(id, outgoing.unfinished(id));
            return id;
        } finally {
            outgoing.abandon(id);
        }
    }

    private FileChannel created(BlobId id) {
        try {
            return outgoing.create(id);
        } catch (IOException e) {
            throw unprepared(e);
        }
    }

    private OutputStream encrypting(FileChannel file, BlobId id) {
        try {
            return cipher.encrypting(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES), id);
        } catch (IOException e) {
            throw unprepared(e);
        }
    }

    private void end(OutputStream encrypting) {
        try {
            encrypting.close();
        } catch (IOException e) {
            throw unprepared(e);
        }
    }

    private BlobStoreFailed unprepared(IOException cause) {
        return new BlobStoreFailed("A blob cannot be prepared for " + bucket, cause);
    }

    @Override
    public InputStream open(BlobId id, long offset) {
        try {
            return new BlobInput(id, decrypting(id).position(offset));
        } catch (IOException e) {
            throw BlobStoreFailed.unreadable(id, e);
        }
    }

    @Override
    public long size(BlobId id) {
        try (SeekableByteChannel plain = decrypting(id)) {
            return plain.size();
        } catch (IOException e) {
            throw BlobStoreFailed.unreadable(id, e);
        }
    }

    private SeekableByteChannel decrypting(BlobId id) throws IOException {
        return cipher.decrypting(new S3Channel(bucket, id), id);
    }

    @Override
    public void delete(BlobId id) {
        bucket.delete(id);
    }

    @Override
    public Stream<BlobId> storedBefore(Instant moment) {
        return bucket.storedBefore(moment);
    }

    @Override
    public void clean(Instant moment) {
        try {
            outgoing.clean(moment);
        } catch (IOException e) {
            throw new BlobStoreFailed("Dead uploads cannot be removed", e);
        }
    }

    @Override
    public Optional<String> marker() {
        return bucket.marker();
    }

    @Override
    public void mark(String id) {
        bucket.mark(id);
    }

    @Override
    public String toString() {
        return bucket.toString();
    }

    @Override
    public void close() {
        bucket.close();
    }
}
