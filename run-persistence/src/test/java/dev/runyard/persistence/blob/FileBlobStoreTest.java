package dev.runyard.persistence.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKey;
import dev.runyard.persistence.crypto.MasterKeySource;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class FileBlobStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Keyring KEYRING = Keyring.open(
            MasterKeySource.setting("KEY", MasterKey.generate().toJson()),
            new Keysets(JdbcClient.create(TestDatabase.fresh())),
            NOW);

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_000, 4_096, 65_536, 1_000_000})
    void aBlobIsReadAsItWasStored(int size) throws IOException {
        byte[] bytes = random(size);

        BlobId id = store().put(new ByteArrayInputStream(bytes), size);

        assertThat(read(store().open(id))).isEqualTo(bytes);
        assertThat(store().size(id)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 50_000, 99_999, 100_000, 100_001, 1_000_000})
    void aBlobIsReadFromAnyPosition(int offset) throws IOException {
        byte[] bytes = random(100_000);
        BlobId id = store().put(new ByteArrayInputStream(bytes), bytes.length);

        assertThat(read(store().open(id, offset)))
                .isEqualTo(Arrays.copyOfRange(bytes, Math.min(offset, bytes.length), bytes.length));
    }

    @Test
    void onTheDiskItIsEncryptedAndItsOwnersAlone() throws IOException {
        BlobId id = store().put(new ByteArrayInputStream("password = hush".getBytes(UTF_8)), 100);

        Path file = onlyFile();
        assertThat(file.getFileName()).hasToString(id.value());
        assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("hush");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        for (Path directory : List.of(file.resolveSibling(""), temporary.resolve("blobs"))) {
            assertThat(Files.getPosixFilePermissions(directory))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void oneByteTooManyIsRefusedAndLeavesNothing() {
        assertThatThrownBy(() -> store().put(new ByteArrayInputStream(new byte[1_001]), 1_000))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("1000");
        assertThat(files()).isEmpty();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        assertThatThrownBy(() -> store().put(
                                blob -> {
                                    blob.write(new byte[500_000]);
                                    throw new IOException("connection reset");
                                },
                                1_000_000))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFullDiskIsTheStoresFailureAndLeavesNothing() throws IOException {
        // The device that is always full stands in for the disk.
        Files.createDirectories(temporary.resolve("blobs"));
        try (var full = Files.newOutputStream(Path.of("/dev/full"))) {
            var output = new BlobOutput(full, 1_000);
            assertThatThrownBy(() -> output.write(new byte[100], 0, 100))
                    .isInstanceOf(BlobStoreFailed.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsTheStoresFailure() throws IOException {
        Files.writeString(temporary.resolve("blobs"), "a file where the directory should be");

        assertThatThrownBy(() -> store().put(new ByteArrayInputStream(new byte[1]), 1))
                .isInstanceOf(BlobStoreFailed.class)
                .hasMessageContaining(temporary.toString());
    }

    @Test
    void aBlobUnderAnothersNameIsNotRead() throws IOException {
        BlobId first = store().put(new ByteArrayInputStream("first".getBytes(UTF_8)), 100);
        Path file = onlyFile();
        BlobId second = store().put(new ByteArrayInputStream("second".getBytes(UTF_8)), 100);
        Files.move(file, temporary.resolve("blobs").resolve(second.spread()).resolve(second.value()), REPLACE_EXISTING);

        assertThatThrownBy(() -> store().open(second))
                .isInstanceOf(BlobStoreFailed.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> store().open(first))
                .isInstanceOf(BlobStoreFailed.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aDeletedBlobIsGoneAndDeletingItAgainIsNoError() throws IOException {
        BlobId id = store().put(new ByteArrayInputStream(new byte[10]), 10);

        store().delete(id);
        store().delete(id);

        assertThatThrownBy(() -> store().size(id)).isInstanceOf(BlobStoreFailed.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void oldBlobsAreListedForCollection() throws IOException {
        BlobId old = store().put(new ByteArrayInputStream(new byte[10]), 10);
        Files.setLastModifiedTime(onlyFile(), FileTime.from(NOW.minusSeconds(60)));
        store().put(new ByteArrayInputStream(new byte[10]), 10);
        store().mark("store-1");

        try (Stream<BlobId> before = store().storedBefore(NOW)) {
            assertThat(before).containsExactly(old);
        }
    }

    @Test
    void whatDeadUploadsLeftIsRemovedByItsAge() throws IOException {
        Path unfinished = Files.createDirectories(temporary.resolve("blobs/tmp"));
        Path dead = Files.writeString(unfinished.resolve("dead"), "half");
        Files.setLastModifiedTime(dead, FileTime.from(NOW.minusSeconds(60)));
        Path alive = Files.writeString(unfinished.resolve("alive"), "half");

        store().clean(NOW);

        assertThat(files()).containsExactly(alive);
    }

    @Test
    void anIdThatIsNoneNeverBecomesAPath() {
        for (String text : List.of("", "blob-", "../../etc/passwd", "blob-" + "../".repeat(13) + "x")) {
            assertThatThrownBy(() -> new BlobId(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private FileBlobStore store() {
        return new FileBlobStore(temporary.resolve("blobs"), KEYRING);
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path onlyFile() {
        assertThat(files()).hasSize(1);
        return files().getFirst();
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
