package dev.runyard.engine.stateversion;

import dev.runyard.engine.Download;
import dev.runyard.engine.UploadCopy;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of states: read while they are stored. */
@Component
final class StateFiles {
    /** Far above what terraform can still work with. */
    private static final long LARGEST = 1L << 30;

    /** Is read while it comes. */
    private static final int SMALL = 1 << 20;

    /** No text that is longer is read of a state in any case, and it takes memory before that is known. */
    private static final int LONGEST_TEXT = 48 << 20;

    /** About 128 bits. */
    private static final int DIGEST_LENGTH = 22;

    private final BlobStore blobs;
    private final StateReader reader;
    private final LargeStates large = new LargeStates(Runtime.getRuntime().maxMemory());

    StateFiles(BlobStore blobs, Keyring keyring) {
        this.blobs = blobs;
        this.reader = new StateReader(precise(), instance -> digest(keyring, instance));
    }

    /** Terraform's numbers have more digits than a double. */
    private static JsonMapper precise() {
        var constraints = StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT);
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints.build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** A keyed one: a plain one would let weak secrets be guessed. */
    private static String digest(Keyring keyring, String instance) {
        String signature = keyring.sign("state-resource:" + instance);
        return signature.substring(Math.max(0, signature.length() - DIGEST_LENGTH));
    }

    /**
     * Stores a state.
     *
     * @throws Invalid when it is not whole
     * @throws IOException when the upload breaks off
     */
    IncomingState receive(InputStream upload) throws IOException {
        var received = new Received();
        BlobId blob = blobs.put(kept -> received.take(upload, kept), LARGEST);
        StateContent content = received.content;
        return new IncomingState(blob, received.size, received.md5, content == null ? contentOfLarge(blob) : content);
    }

    private StateContent contentOfLarge(BlobId blob) throws IOException {
        boolean read = false;
        try {
            StateContent content = large.read(() -> read(blob));
            read = true;
            return content;
        } finally {
            if (!read) {
                blobs.delete(blob);
            }
        }
    }

    /**
     * Reads a state that is stored.
     *
     * @throws Invalid when it is none after all
     */
    StateContent read(BlobId blob) throws IOException {
        try (InputStream bytes = blobs.open(blob)) {
            return parsed(bytes);
        }
    }

    private StateContent parsed(InputStream bytes) {
        try {
            return reader.read(bytes);
        } catch (JacksonException e) {
            throw Invalid.because("The state is not whole JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads some resource instances of a state that is stored, by their addresses. */
    Map<String, JsonNode> instances(BlobId blob, Set<String> wanted) throws IOException {
        try (InputStream bytes = blobs.open(blob)) {
            return reader.instances(bytes, wanted);
        }
    }

    /** Stores a state as JSON. */
    BlobId receiveJson(InputStream upload) throws IOException {
        return blobs.put(kept -> copied(upload, kept, reader::requireObject), LARGEST);
    }

    /** Reads an upload to its end; returns its MD5 in hex. */
    String md5(InputStream upload) throws IOException {
        var copy = new UploadCopy(upload, OutputStream.nullOutputStream(), "MD5");
        copy.transferTo(OutputStream.nullOutputStream());
        return copy.digest();
    }

    void drop(BlobId blob) {
        blobs.delete(blob);
    }

    Download download(BlobId blob) {
        return new Download(blobs, blob);
    }

    private static UploadCopy copied(InputStream upload, OutputStream kept, Consumer<InputStream> read)
            throws IOException {
        var copy = new UploadCopy(upload, kept, "MD5");
        try {
            read.accept(copy);
            return copy;
        } catch (JacksonException e) {
            copy.rethrowFailure();
            throw Invalid.because("The state is not whole JSON: " + e.getOriginalMessage());
        }
    }

    /** What came, and what is in it where that is not too large to be read at once. */
    private final class Received {
        private long size;
        private String md5 = "";
        private @Nullable StateContent content;

        void take(InputStream upload, OutputStream kept) throws IOException {
            var copy = new UploadCopy(upload, kept, "MD5");
            byte[] head = copy.readNBytes(SMALL);
            if (head.length < SMALL) {
                content = parsed(new ByteArrayInputStream(head));
            } else {
                copy.transferTo(OutputStream.nullOutputStream());
            }
            size = copy.count();
            md5 = copy.digest();
        }
    }
}
