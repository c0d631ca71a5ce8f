package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what a publisher signed is installed, and only what stays so is run. */
class ToolTrustTest {
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
    void whatIsNotThePublishersIsNotInstalled() throws Exception {
        Version version = Version.of(1, 10, 5);
        String archive = Publisher.TERRAFORM.archive(version, Platform.current());
        releases.release("1.10.5", Toolbox.program("1.10.5"));
        var mirror = releases.byWeb();
        refuses(mirror, "1.10.6", "there is no terraform_1.10.6_SHA256SUMS");
        refuses(
                new Mirror(mirror.place(), null),
                "1.10.5",
                "terraform_1.10.5_SHA256SUMS.sig is not a good signature by a trusted key");

        byte[] good = Files.readAllBytes(releases.file(version, archive));
        Files.write(releases.file(version, archive), new byte[] {1, 2, 3});
        refuses(mirror, "1.10.5", archive + " does not have the checksum that the publisher signed");

        Files.write(releases.file(version, archive), good);
        Path sums = releases.file(version, "terraform_1.10.5_SHA256SUMS");
        Files.writeString(sums, Files.readString(sums) + "\n");
        refuses(mirror, "1.10.5", "bad signature");

        releases.sign(version, "0".repeat(64) + "  terraform_1.10.5_plan9_mips.zip\n");
        refuses(mirror, "1.10.5", "terraform 1.10.5 was not released for " + Platform.current());

        releases.release("1.10.7", Map.of("bin/terraform", "no"));
        refuses(mirror, "1.10.7", "has no file terraform");
        refuses(new Mirror(Mirror.Place.of("http://127.0.0.1:1"), null), "1.10.5", "cannot be reached");
        refuses(
                new Mirror(Mirror.Place.of("/nonexistent/mirror"), null),
                "1.10.5",
                "/nonexistent/mirror does not exist");
        assertThatThrownBy(() -> toolbox.installer(Mirror.NONE).choose(new Tool("terraform", "1.10.5")))
                .hasMessage("This worker has no terraform 1.10.5; no terraform is installed, and it installs none");
        assertThatThrownBy(() -> toolbox.installer(Mirror.NONE).choose(new Tool("terraform", "newest")))
                .hasMessage("\"newest\" is not a version of terraform");
        assertThatThrownBy(() -> toolbox.installer(Mirror.NONE).choose(new Tool("pulumi", "1.0")))
                .hasMessage("This worker cannot run pulumi");
    }

    private void refuses(Mirror mirror, String version, String why) {
        assertThatThrownBy(() -> toolbox.get(toolbox.installer(mirror), version))
                .isInstanceOf(ToolMissing.class)
                .hasMessageContaining("terraform " + version)
                .hasMessageContaining(why);
        assertThat(folder.resolve("cache/terraform").resolve(version).resolve("terraform"))
                .doesNotExist();
    }

    @Test
    void anAlteredBinaryIsInstalledAgain() throws Exception {
        releases.release("1.10.5", Toolbox.program("1.10.5"));
        var installer = toolbox.installer(releases.byWeb());
        Path binary = toolbox.get(installer, "1.10.5").binary();
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(binary, "#!/bin/sh\necho evil\n");

        assertThat(toolbox.get(installer, "1.10.5").binary()).hasContent(Toolbox.program("1.10.5"));
        assertThat(toolbox.told()).contains("The installed terraform 1.10.5 was altered; it is taken away.");
    }
}
