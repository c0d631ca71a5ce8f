package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that was chosen is installed once, for all who want it. */
class ToolInstallerTest {
    @TempDir
    Path folder;

    private Toolbox toolbox;
    private SignedReleases releases;

    @BeforeEach
    void openPublisher() throws IOException {
        toolbox = new Toolbox(folder);
        releases = SignedReleases.of("terraform", folder.resolve("releases"));
    }

    @Test
    void anExactVersionThatIsHereNeedsNoMirror() throws Exception {
        toolbox.onPath("1.11.4");
        releases.release("1.6.0", Toolbox.program("1.6.0"));
        var installer = toolbox.installer(releases.byWeb());

        assertThat(toolbox.get(installer, "1.11.4").binary()).isEqualTo(folder.resolve("bin/terraform"));
        assertThat(releases.asked()).isEmpty();

        assertThat(toolbox.version(installer, "1.6.0")).isEqualTo("1.6.0");
        assertThat(releases.asked()).doesNotContain("index.json").hasSize(3);
    }

    @Test
    void aReleaseIsInstalledOnceAndCanOnlyBeRead() throws Exception {
        releases.release("1.10.5", Toolbox.program("1.10.5"));
        var mirror = releases.byWeb();

        InstalledTool tool = toolbox.get(toolbox.installer(mirror), "1.10.5");

        assertThat(tool.binary()).isEqualTo(folder.resolve("cache/terraform/1.10.5/terraform"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tool.binary())))
                .isEqualTo("r-xr-xr-x");
        assertThat(Files.readString(tool.binary())).isEqualTo(Toolbox.program("1.10.5"));
        assertThat(toolbox.told()).hasSize(2);
        assertThat(toolbox.told().getFirst()).startsWith("Installing terraform 1.10.5 from http://127.0.0.1:");
        assertThat(toolbox.told().getLast()).isEqualTo("Installed terraform 1.10.5: checksum and signature are good");
        assertThat(folder.resolve("cache/terraform/1.10.5").toFile().list())
                .containsExactlyInAnyOrder("terraform", "terraform.sha256");

        int asked = releases.asked().size();
        assertThat(toolbox.get(toolbox.installer(mirror), "1.10.5")).isEqualTo(tool);
        assertThat(releases.asked()).hasSize(asked);
    }

    @Test
    void aFolderServesMachinesWithoutANetworkForBothTools() throws Exception {
        releases.release("1.10.5", Toolbox.program("1.10.5"));
        assertThat(toolbox.version(toolbox.installer(releases.byFolder()), "1.10.5"))
                .isEqualTo("1.10.5");

        var tofu = SignedReleases.of("tofu", folder.resolve("tofu")).release("1.9.1", "#!/bin/sh\n");
        for (var mirror : List.of(tofu.byWeb(), tofu.byFolder())) {
            var choice = toolbox.installer(mirror).choose(new Tool("tofu", "~> 1.9"));
            assertThat(choice.version()).hasToString("1.9.1");
            assertThat(toolbox.installer(mirror).install(choice, toolbox).binary())
                    .hasFileName("tofu");
        }
        assertThat(tofu.asked()).contains("api.json", "v1.9.1/tofu_1.9.1_SHA256SUMS.gpgsig");
    }

    @Test
    void runsThatWantTheSameAtOnceInstallItOnce() throws Exception {
        releases.release("1.10.5", Toolbox.program("1.10.5"));
        var mirror = releases.byWeb();
        var installer = toolbox.installer(mirror);
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<InstalledTool>> all = Collections.nCopies(6, () -> toolbox.get(installer, "1.10.5"));
            for (var each : threads.invokeAll(all)) {
                assertThat(each.get().version()).hasToString("1.10.5");
            }
        }

        assertThat(releases.asked()).hasSize(3);
        assertThat(toolbox.told()).hasSize(2);
    }

    @Test
    void nobodyInstallsForARunThatIsOver() throws Exception {
        releases.release("1.10.5", Toolbox.program("1.10.5"));
        var installer = toolbox.installer(releases.byWeb());
        try (var _ = ToolLock.take(
                Files.createDirectories(folder.resolve("cache/terraform")).resolve(".1.10.5.lock"), toolbox)) {
            toolbox.stop();
            assertThatThrownBy(() -> toolbox.get(installer, "1.10.5")).hasMessage("The installation was stopped");
        }
        assertThat(releases.asked()).isEmpty();
    }

    @Test
    void aBinaryThatOthersCannotReachIsCopiedToTheCache() throws Exception {
        toolbox.onPath("1.11.4");
        Files.setPosixFilePermissions(folder.resolve("bin"), PosixFilePermissions.fromString("rwx------"));

        InstalledTool found = toolbox.get(toolbox.installer(Mirror.NONE), "1.11.4");

        assertThat(found.binary())
                .isEqualTo(folder.resolve("cache/terraform/1.11.4/terraform"))
                .isExecutable();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found.binary())))
                .isEqualTo("r-xr-xr-x");
    }

    @Test
    void anExchangedBinaryOnThePathIsAskedAgain() throws Exception {
        var installer = toolbox.installer(Mirror.NONE);
        Path binary = toolbox.onPath("1.10.0");
        assertThat(installer.onPath("terraform").orElseThrow().version()).hasToString("1.10.0");

        Files.writeString(binary, Toolbox.program("1.11.44"));

        assertThat(installer.onPath("terraform").orElseThrow().version()).hasToString("1.11.44");
    }
}
