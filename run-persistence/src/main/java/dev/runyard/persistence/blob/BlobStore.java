package dev.runyard.persistence.blob;

import dev.runyard.persistence.problem.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps large byte strings that never change. A blob is on the disk, whole, before its id is known; the row that
 * refers to it is written afterwards, and a blob without a row is collected by its age.
 *
 * <p>Failures of the store itself are {@link BlobStoreFailed}; an {@link IOException} is always the other side's.
 */
public interface BlobStore {
    /**
     * Stores what {@code content} writes. When it throws, nothing is stored.
     *
     * @param limit the most bytes that are accepted
     * @throws Invalid when there are more
     * @throws IOException as thrown by {@code content}
     */
    BlobId put(Content content, long limit) throws IOException;

    /** Stores what can be read from {@code source}, which is not closed; otherwise as {@link #put(Content, long)}. */
    default BlobId put(InputStream source, long limit) throws IOException {
        return put(source::transferTo, limit);
    }

    /** Opens a blob at its start. */
    default InputStream open(BlobId id) {
        return open(id, 0);
    }

    /**
     * Opens a blob.
     *
     * @param offset in bytes; past the end the stream is empty
     */
    InputStream open(BlobId id, long offset);

    /** Returns how many bytes were stored. */
    long size(BlobId id);

    /** Removes a blob; does nothing when there is none. */
    void delete(BlobId id);

    /** Returns the blobs that were stored before {@code moment}, as they are found; to be closed. */
    Stream<BlobId> storedBefore(Instant moment);

    /** Removes what uploads left behind that died before {@code moment}. */
    void clean(Instant moment);

    /** Returns the id in the store's marker, or nothing when it has none. */
    Optional<String> marker();

    /** Writes the store's marker. */
    void mark(String id);

    /** Writes the bytes of a blob, some at a time. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream blob) throws IOException;
    }
}
