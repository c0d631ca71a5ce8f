package dev.runyard.app.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.blob.BlobStoreFailed;
import dev.runyard.persistence.problem.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@link BlobStore}, kept by each of the stores. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class BlobStoreTest {
    private static final int LIMIT = 100_000_000;

    @Parameter
    private StoreKind kind;

    private StorePlace place;
    private BlobStore store;

    @BeforeEach
    void newStore() {
        place = kind.make();
        store = place.store();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_000, 4_096, 65_536, 1_000_000, 6_000_000})
    void aBlobIsReadAsItWasStored(int size) throws IOException {
        byte[] bytes = random(size);

        BlobId id = put(bytes);

        assertThat(read(store.open(id))).isEqualTo(bytes);
        assertThat(store.size(id)).isEqualTo(size);
    }

    @Test
    void aBlobIsReadFromAnyPosition() throws IOException {
        byte[] bytes = random(3_000_000);
        BlobId id = put(bytes);

        for (int offset : new int[] {0, 1, 4_095, 65_535, 70_000, 1_999_999, 2_999_999, 3_000_000, 4_000_000}) {
            assertThat(read(store.open(id, offset)))
                    .as("from %d on", offset)
                    .isEqualTo(Arrays.copyOfRange(bytes, Math.min(offset, bytes.length), bytes.length));
        }
    }

    @Test
    void whatIsStoredIsEncrypted() throws IOException {
        BlobId id = put("password = hush".getBytes(UTF_8));

        assertThat(place.kept()).containsExactly(place.file(id));
        assertThat(new String(Files.readAllBytes(place.file(id)), UTF_8)).doesNotContain("hush");
    }

    @Test
    void oneByteTooManyIsRefusedAndLeavesNothing() {
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(new byte[1_001]), 1_000))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("1000");
        assertThat(place.everything()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        assertThatThrownBy(() -> store.put(
                        blob -> {
                            blob.write(new byte[500_000]);
                            throw new IOException("connection reset");
                        },
                        1_000_000))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(place.everything()).isEmpty();
    }

    @Test
    void aBlobUnderAnothersNameIsNotRead() throws IOException {
        BlobId first = put("first".getBytes(UTF_8));
        BlobId second = put("second".getBytes(UTF_8));
        Files.move(place.file(first), place.file(second), REPLACE_EXISTING);

        assertThatThrownBy(() -> store.open(second))
                .isInstanceOf(BlobStoreFailed.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> store.open(first))
                .isInstanceOf(BlobStoreFailed.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aDamagedBlobIsTheStoresFailureNotTheReaders() throws IOException {
        BlobId id = put(random(200_000));
        byte[] encrypted = Files.readAllBytes(place.file(id));
        encrypted[100_000] ^= 1;
        Files.write(place.file(id), encrypted);

        try (InputStream bytes = store.open(id)) {
            assertThatThrownBy(bytes::readAllBytes)
                    .isInstanceOf(BlobStoreFailed.class)
                    .hasMessageContaining(id.value());
        }
    }

    @Test
    void aDeletedBlobIsGoneAndDeletingItAgainIsNoError() throws IOException {
        BlobId id = put(new byte[10]);

        store.delete(id);
        store.delete(id);

        assertThatThrownBy(() -> store.size(id)).isInstanceOf(BlobStoreFailed.class);
        assertThat(place.everything()).isEmpty();
    }

    @Test
    void oldBlobsAreListedForCollectionAndNothingElseIs() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        BlobId old = put(new byte[10]);
        makeOld(place.file(old));
        BlobId other = put(new byte[10]);
        makeOld(Files.move(place.file(other), place.file(other).resolveSibling("blob-of-somebody-else")));
        put(new byte[10]);
        store.mark("store-1");
        makeOld(place.root().resolve("store-id"));

        try (Stream<BlobId> before = store.storedBefore(now.minusSeconds(60))) {
            assertThat(before).containsExactly(old);
        }
    }

    @Test
    void whatDeadUploadsLeftIsRemovedByItsAge() throws IOException {
        Path unfinished = Files.createDirectories(place.outgoing());
        Path dead = Files.writeString(unfinished.resolve("dead"), "half");
        makeOld(dead);
        Path alive = Files.writeString(unfinished.resolve("alive"), "half");

        store.clean(Instant.now().minusSeconds(60));

        assertThat(place.everything()).containsExactly(alive);
    }

    @Test
    void aStoreIsMarkedOnce() {
        assertThat(store.marker()).isEmpty();

        store.mark("store-1");

        assertThat(store.marker()).contains("store-1");
        assertThat(kind.again(place).store().marker()).contains("store-1");
    }

    @Test
    void anotherServerReadsAndDeletesWhatThisOneStored() throws IOException {
        byte[] bytes = random(100_000);
        BlobId id = put(bytes);
        BlobStore other = kind.again(place).store();

        assertThat(read(other.open(id))).isEqualTo(bytes);
        other.delete(id);

        assertThatThrownBy(() -> store.open(id)).isInstanceOf(BlobStoreFailed.class);
    }

    private BlobId put(byte[] bytes) throws IOException {
        return store.put(new ByteArrayInputStream(bytes), LIMIT);
    }

    private static void makeOld(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private static byte[] read(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
