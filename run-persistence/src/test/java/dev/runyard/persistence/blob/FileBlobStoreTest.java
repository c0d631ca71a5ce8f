package dev.runyard.persistence.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKey;
import dev.runyard.persistence.crypto.MasterKeySource;
import dev.runyard.persistence.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Keyring KEYRING = Keyring.open(
            MasterKeySource.setting("KEY", MasterKey.generate().toJson()), new Keysets(TestDatabase.fresh()), NOW);

    @TempDir
    private Path temporary;

    @Test
    void onTheDiskItIsItsOwnersAlone() throws IOException {
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
}
