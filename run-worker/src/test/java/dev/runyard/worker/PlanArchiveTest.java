package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

        List<String> leftOut = PlanArchive.pack(root, List.of(configuration), Set.of(providers), archive);
        Path out = Files.createDirectory(folder.resolve("out"));
        Unpacking.unpack(archive, out, Unpacking.Size.DEFAULT);

        assertThat(leftOut).containsExactly("configuration/bad -> /etc/passwd");
        assertThat(out.resolve("configuration/größe.tf")).hasContent("x");
        assertThat(out.resolve("configuration/run.sh")).isExecutable();
        assertThat(out.resolve("configuration/good")).isSymbolicLink();
        assertThat(out.resolve("configuration/.terraform")).isEmptyDirectory();
    }
}
