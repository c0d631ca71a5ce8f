package dev.runyard.persistence.blob;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects of a store, whatever their content, under the names that the files of a {@link BlobDirectory} have: so one
 * can be copied to the other. An object appears whole or not at all.
 */
final class S3Bucket implements AutoCloseable {
    private static final String MARKER = "store-id";

    private final S3Location location;
    private final S3Client client;

    S3Bucket(S3Location location, S3Client client) {
        this.location = location;
        this.client = client;
    }

    /** Stores a file as a blob; afterwards it survives a crash. */
    void put(BlobId id, Path file) {
        put(key(id), RequestBody.fromFile(file));
    }

    /** Reads at most {@code length} bytes from {@code offset} on, where the object has some. */
    ResponseBytes<GetObjectResponse> read(BlobId id, long offset, int length) {
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        return get(key(id), range).orElseThrow(() -> BlobStoreFailed.missing(id));
    }

    void delete(BlobId id) {
        delete(key(id));
    }

    Stream<BlobId> storedBefore(Instant moment) {
        return pages().flatMap(page -> page.contents().stream())
                .filter(object -> object.lastModified().isBefore(moment))
                .flatMap(object -> blob(object).stream());
    }

    Optional<String> marker() {
        return get(location.prefix() + MARKER, null)
                .map(bytes -> bytes.asUtf8String().strip());
    }

    void mark(String id) {
        put(location.prefix() + MARKER, RequestBody.fromString(id + "\n"));
    }

    /** Does once, with an object of its own, all that a store must be allowed. */
    void tryOut(String name) {
        page(null);
        String key = location.prefix() + "tmp/" + name;
        put(key, RequestBody.fromBytes(name.getBytes(StandardCharsets.UTF_8)));
        get(key, null);
        delete(key);
    }

    private void put(String key, RequestBody body) {
        asked(
                "write",
                () -> client.putObject(
                        object -> object.bucket(location.bucket()).key(key), body));
    }

    private Optional<ResponseBytes<GetObjectResponse>> get(String key, @Nullable String range) {
        return asked("read", () -> {
            try {
                return Optional.of(client.getObject(
                        object -> object.bucket(location.bucket()).key(key).range(range),
                        ResponseTransformer.toBytes()));
            } catch (NoSuchKeyException absent) {
                return Optional.empty();
            }
        });
    }

    private void delete(String key) {
        asked(
                "delete",
                () -> client.deleteObject(
                        object -> object.bucket(location.bucket()).key(key)));
    }

    private Stream<ListObjectsV2Response> pages() {
        return Stream.iterate(
                        Optional.of(page(null)),
                        Optional::isPresent,
                        before -> before.filter(ListObjectsV2Response::isTruncated)
                                .map(page -> page(page.nextContinuationToken())))
                .flatMap(Optional::stream);
    }

    private ListObjectsV2Response page(@Nullable String continuation) {
        return asked(
                "list",
                () -> client.listObjectsV2(objects -> objects.bucket(location.bucket())
                        .prefix(location.prefix())
                        .continuationToken(continuation)));
    }

    private <T> T asked(String deed, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new BlobStoreFailed("The blob store " + location + " did not " + deed, e);
        }
    }

    private Optional<BlobId> blob(S3Object object) {
        return BlobId.named(object.key().substring(object.key().lastIndexOf('/') + 1))
                .filter(id -> key(id).equals(object.key()));
    }

    private String key(BlobId id) {
        return location.prefix() + id.spread() + "/" + id.value();
    }

    @Override
    public String toString() {
        return location.toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
