package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanArchiveTest {
    @TempDir
    Path folder;

    @Test
    void whatIsPackedComesOutAgainWithoutProvidersAndLinksThatLeadAway() throws Exception {
        Path root = folder.resolve("run");
        Path configuration = Files.createDirectories(root.resolve("configuration"));
        Files.writeString(configuration.resolve("größe.tf"), "x");
        Path script = Files.writeString(configuration.resolve("run.sh"), "y");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Path providers = Files.createDirectories(configuration.resolve(".terraform/providers"));
        Files.writeString(providers.resolve("large"), "z");
        Files.createSymbolicLink(configuration.resolve("good"), Path.of("run.sh"));
        Files.createSymbolicLink(configuration.resolve("bad"), Path.of("/etc/passwd"));
        Path archive = folder.resolve("archive");

        List<String> leftOut =
                PlanArchive.pack(root, List.of(configuration), Set.of(providers), Unpacking.Size.DEFAULT, archive);
        Path out = Files.createDirectory(folder.resolve("out"));
        Unpacking.unpack(archive, out, Unpacking.Size.DEFAULT);

        assertThat(leftOut).containsExactly("configuration/bad -> /etc/passwd");
        assertThat(out.resolve("configuration/größe.tf")).hasContent("x");
        assertThat(out.resolve("configuration/run.sh")).isExecutable();
        assertThat(out.resolve("configuration/good")).isSymbolicLink();
        assertThat(out.resolve("configuration/.terraform")).isEmptyDirectory();
    }

    @Test
    void aFileThatTakesNoRoomOnTheDiskTakesNoHoursToPack() throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("run/configuration"));
        try (var sparse = FileChannel.open(
                configuration.resolve("sparse"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 1L << 40);
        }
        Path archive = folder.resolve("archive");

        assertThatThrownBy(() -> pack(configuration, Unpacking.Size.DEFAULT, archive))
                .isInstanceOf(Unworkable.class)
                .hasMessageContaining("more than can be kept");
        assertThat(archive).doesNotExist();
    }

    @Test
    void moreFilesThanAnApplyTakesAreNotPacked() throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("run/configuration"));
        for (int i = 0; i < 4; i++) {
            Files.createFile(configuration.resolve("empty" + i));
        }
        Path archive = folder.resolve("archive");

        assertThatThrownBy(() -> pack(configuration, new Unpacking.Size(100, 4), archive))
                .isInstanceOf(Unworkable.class);
        assertThatNoException().isThrownBy(() -> pack(configuration, new Unpacking.Size(100, 5), archive));
    }

    private void pack(Path configuration, Unpacking.Size limit, Path archive) throws IOException, Unworkable {
        PlanArchive.pack(folder.resolve("run"), List.of(configuration), Set.of(), limit, archive);
    }
}
