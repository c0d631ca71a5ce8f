package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    private static final String WHOLE =
            "{\"version\": 4, \"serial\": 3, \"lineage\": \"a-b\", \"outputs\": {\"o\": [1]}, \"resources\": []}\n";

    @TempDir
    Path folder;

    @Test
    void everyTornStateIsSeenAsTorn() throws IOException {
        Path file = folder.resolve("state");
        for (int length = 0; length < WHOLE.length() - 1; length++) {
            Files.writeString(file, WHOLE.substring(0, length));
            assertThat(StateFile.isWhole(file)).as("%d bytes", length).isFalse();
        }
        Files.writeString(file, WHOLE);
        assertThat(StateFile.isWhole(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "{\"serial\": 3}",
                "{\"lineage\": \"x\"}",
                "{\"lineage\": \"\", \"serial\": 1}",
                "{\"lineage\": \"x\", \"serial\": \"1\"}",
                "{\"inner\": {\"lineage\": \"x\", \"serial\": 1}}",
                "{\"lineage\": \"x\", \"serial\": 1} {}"
            })
    void whatIsNoStateIsNotWhole(String text) throws IOException {
        assertThat(StateFile.isWhole(Files.writeString(folder.resolve("state"), text)))
                .isFalse();
    }

    @Test
    void whatIsKeptInMemoryOfAStateIsShort() throws IOException {
        Path file = folder.resolve("state");
        String form = "{\"serial\": %s, \"lineage\": \"%s\", \"outputs\": {\"o\": \"%s\"}}";

        assertThat(StateFile.isWhole(Files.writeString(file, form.formatted("1", "a", "x".repeat(200_000)))))
                .isTrue();
        assertThat(StateFile.isWhole(Files.writeString(file, form.formatted("1", "a".repeat(200_000), "x"))))
                .isFalse();
        assertThat(StateFile.isWhole(Files.writeString(file, form.formatted("1".repeat(200_000), "a", "x"))))
                .isFalse();
    }

    @Test
    void aStateIsNeverReadThroughALink() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), WHOLE);
        Path root = Files.createDirectories(folder.resolve("root/real"));
        Files.createSymbolicLink(root.resolve("state"), secret);
        Files.createSymbolicLink(folder.resolve("root/link"), folder);
        Path copy = folder.resolve("copy");

        assertThat(new StateFile(folder.resolve("root"), root.resolve("state")).copyTo(copy))
                .isFalse();
        assertThatThrownBy(() -> new StateFile(folder.resolve("root"), folder.resolve("root/link/secret")).copyTo(copy))
                .isInstanceOf(FileSystemException.class);
        assertThat(copy).doesNotExist();
    }

    @Test
    @Timeout(20)
    void aPipeInItsPlaceIsNotWaitedFor() throws Exception {
        Path pipe = Files.createDirectory(folder.resolve("below")).resolve("state");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var state = new StateFile(folder, pipe);

        assertThat(state.copyTo(folder.resolve("copy"))).isFalse();
        try (var channel = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(channel.size()).as("what copying goes by").isZero();
        }
    }

    @Test
    void aSocketOrAFolderInItsPlaceIsNoState() throws IOException {
        Path socket = Files.createDirectory(folder.resolve("below")).resolve("state");
        Path directory = Files.createDirectories(folder.resolve("beside/state"));

        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(new StateFile(folder, socket).copyTo(folder.resolve("copy")))
                    .isFalse();
        }
        assertThat(new StateFile(folder, directory).copyTo(folder.resolve("copy")))
                .isFalse();
    }

    @Test
    void aStateThatNoServerTakesIsNotCopied() throws IOException {
        Path file = Files.createDirectory(folder.resolve("below")).resolve("state");
        try (var sparse = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 2L << 30);
        }
        Path copy = folder.resolve("copy");

        assertThatThrownBy(() -> new StateFile(folder, file).copyTo(copy)).hasMessageContaining("larger than");
        assertThat(copy).isEmptyFile();
    }

    @Test
    void aMissingStateIsNotWhole() throws IOException {
        var missing = new StateFile(folder, folder.resolve("a/b/state"));

        assertThat(missing.version()).isEmpty();
        assertThat(missing.copyTo(folder.resolve("copy"))).isFalse();
    }
}
