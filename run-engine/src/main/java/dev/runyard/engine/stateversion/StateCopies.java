package dev.runyard.engine.stateversion;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Copies the bytes of states. */
@Component
final class StateCopies {
    private final BlobStore blobs;
    private final StateFiles files;
    private final JsonMapper json;

    StateCopies(BlobStore blobs, StateFiles files, JsonMapper json) {
        this.blobs = blobs;
        this.files = files;
        this.json = json;
    }

    /** Stores the same state once more under another serial; all other bytes stay as they are. */
    IncomingState copy(BlobId original, long serial) throws IOException {
        SerialPlace place = find(original);
        var digits = Long.toString(serial).getBytes(StandardCharsets.US_ASCII);
        try (InputStream head = new Head(blobs.open(original), place.at());
                InputStream tail = blobs.open(original, place.at() + place.length());
                InputStream whole = new SequenceInputStream(
                        Collections.enumeration(List.of(head, new ByteArrayInputStream(digits), tail)))) {
            return files.receive(whole);
        }
    }

    /** Stores the same JSON state once more; null when there is none. */
    @Nullable
    BlobId copyJson(@Nullable BlobId original) throws IOException {
        if (original == null) {
            return null;
        }
        try (InputStream bytes = blobs.open(original)) {
            return files.receiveJson(bytes);
        }
    }

    /** Removes what was copied and is not needed. */
    void drop(IncomingState copy, @Nullable BlobId jsonCopy) {
        files.drop(copy.blob());
        if (jsonCopy != null) {
            files.drop(jsonCopy);
        }
    }

    private SerialPlace find(BlobId state) throws IOException {
        try (InputStream bytes = blobs.open(state)) {
            return SerialPlace.find(bytes, json);
        }
    }

    /** The first bytes of a stream. */
    private static final class Head extends FilterInputStream {
        private long left;

        Head(InputStream whole, long length) {
            super(whole);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
