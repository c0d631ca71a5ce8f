package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolInstallerTest {
    @TempDir
    Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private boolean stopped;
    private SignedReleases releases;

    @BeforeEach
    void openPublisher() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        releases = SignedReleases.of("terraform", folder.resolve("releases"));
    }

    private static String program(String version) {
        return "#!/bin/sh\necho '{\"terraform_version\": \"" + version + "\"}'\n";
    }

    private Path installOnPath(String version) throws IOException {
        Path binary = Files.createDirectories(folder.resolve("bin")).resolve("terraform");
        Files.writeString(binary, program(version));
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return binary;
    }

    private ToolInstaller installer(Mirror mirror) {
        return new ToolInstaller(
                folder.resolve("cache"),
                List.of(folder.resolve("nowhere"), folder.resolve("bin")),
                new ToolMirrors(mirror, mirror));
    }

    private Mirror web() throws IOException {
        return new Mirror(new Mirror.Place.Web(releases.serve()), releases.keyFile());
    }

    private Mirror folderMirror() throws IOException {
        return new Mirror(new Mirror.Place.Folder(releases.folder()), releases.keyFile());
    }

    private InstalledTool get(ToolInstaller installer, String version) throws Exception {
        return installer.install(installer.choose(new Tool("terraform", version)), new Progress() {
            @Override
            public void line(String text) {
                told.add(text);
            }

            @Override
            public boolean stopped() {
                return stopped;
            }
        });
    }

    private String version(ToolInstaller installer, String version) throws Exception {
        return get(installer, version).version().toString();
    }

    @Test
    void anExactVersionThatIsHereNeedsNoMirror() throws Exception {
        installOnPath("1.11.4");
        releases.release("1.6.0", program("1.6.0"));
        var installer = installer(web());

        assertThat(get(installer, "1.11.4").binary()).isEqualTo(folder.resolve("bin/terraform"));
        assertThat(releases.asked()).isEmpty();

        assertThat(version(installer, "1.6.0")).isEqualTo("1.6.0");
        assertThat(releases.asked()).doesNotContain("index.json").hasSize(3);
    }

    @Test
    void aConstraintDoesNotDependOnWhatIsHere() throws Exception {
        installOnPath("1.11.4");
        releases.release("1.11.3", program("1.11.3")).release("1.6.0", program("1.6.0"));
        var installer = installer(web());
        assertThat(version(installer, "1.6.0")).isEqualTo("1.6.0");

        assertThat(version(installer, "~> 1.11.0")).isEqualTo("1.11.4");
        assertThat(version(installer, "< 1.11")).isEqualTo("1.6.0");
        releases.release("1.6.2", program("1.6.2"));
        assertThat(version(installer(web()), "< 1.11")).isEqualTo("1.6.2");
    }

    @Test
    void aReleaseIsInstalledOnceAndCanOnlyBeRead() throws Exception {
        releases.release("1.10.5", program("1.10.5"));
        var mirror = web();

        InstalledTool tool = get(installer(mirror), "1.10.5");

        assertThat(tool.binary()).isEqualTo(folder.resolve("cache/terraform/1.10.5/terraform"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tool.binary())))
                .isEqualTo("r-xr-xr-x");
        assertThat(Files.readString(tool.binary())).isEqualTo(program("1.10.5"));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).startsWith("Installing terraform 1.10.5 from http://127.0.0.1:");
        assertThat(told.getLast()).isEqualTo("Installed terraform 1.10.5: checksum and signature are good");
        assertThat(folder.resolve("cache/terraform/1.10.5").toFile().list())
                .containsExactlyInAnyOrder("terraform", "terraform.sha256");

        int asked = releases.asked().size();
        assertThat(get(installer(mirror), "1.10.5")).isEqualTo(tool);
        assertThat(releases.asked()).hasSize(asked);
    }

    @Test
    void aConstraintPicksTheNewestFittingRelease() throws Exception {
        for (String version : List.of("1.9.8", "1.10.0", "1.10.5", "1.11.0-rc1", "2.0.0")) {
            releases.release(version, program(version));
        }
        for (var mirror : List.of(web(), folderMirror())) {
            var installer = installer(mirror);
            assertThat(installer.choose(new Tool("terraform", "~> 1.10.0")).version())
                    .hasToString("1.10.5");
            assertThat(installer.choose(new Tool("terraform", "~> 1.0")).version())
                    .hasToString("1.10.5");
            assertThat(installer.choose(new Tool("terraform", ">= 1.5, < 1.10")).version())
                    .hasToString("1.9.8");
            assertThat(installer.choose(new Tool("terraform", "latest")).version())
                    .hasToString("2.0.0");
            assertThat(installer.choose(new Tool("terraform", "1.11.0-rc1")).version())
                    .hasToString("1.11.0-rc1");
            assertThatThrownBy(() -> installer.choose(new Tool("terraform", "~> 1.11.0")))
                    .isInstanceOf(ToolMissing.class)
                    .hasMessageContaining(
                            "This worker has no terraform ~> 1.11.0; no terraform is installed, and none in")
                    .hasMessageEndingWith("fits " + Platform.current());
        }
    }

    @Test
    void latestIsWhatIsHereWhenNothingNewerCanBeHad() throws Exception {
        installOnPath("1.11.4");
        releases.release("1.9.8", program("1.9.8"));

        assertThat(version(installer(web()), "latest")).isEqualTo("1.11.4");
        assertThat(version(installer(Mirror.NONE), "latest")).isEqualTo("1.11.4");
        var dead = new Mirror(Mirror.Place.of("http://127.0.0.1:1/terraform"), null);
        ToolChoice choice = installer(dead).choose(new Tool("terraform", "latest"));
        assertThat(choice.version()).hasToString("1.11.4");
        assertThat(choice.note())
                .startsWith("The newest fitting terraform that is installed runs, since"
                        + " http://127.0.0.1:1/terraform/index.json cannot be reached");
    }

    @Test
    void aFolderServesMachinesWithoutANetworkForBothTools() throws Exception {
        releases.release("1.10.5", program("1.10.5"));
        assertThat(version(installer(folderMirror()), "1.10.5")).isEqualTo("1.10.5");

        releases = SignedReleases.of("tofu", folder.resolve("tofu")).release("1.9.1", "#!/bin/sh\n");
        for (var mirror : List.of(web(), folderMirror())) {
            var choice = installer(mirror).choose(new Tool("tofu", "~> 1.9"));
            assertThat(choice.version()).hasToString("1.9.1");
            assertThat(installer(mirror).install(choice, quiet()).binary()).hasFileName("tofu");
        }
        assertThat(releases.asked()).contains("api.json", "v1.9.1/tofu_1.9.1_SHA256SUMS.gpgsig");
    }

    private static Progress quiet() {
        return new Progress() {
            @Override
            public void line(String text) {}

            @Override
            public boolean stopped() {
                return false;
            }
        };
    }

    private void refuses(Mirror mirror, String version, String why) {
        assertThatThrownBy(() -> get(installer(mirror), version))
                .isInstanceOf(ToolMissing.class)
                .hasMessageContaining("terraform " + version)
                .hasMessageContaining(why);
        assertThat(folder.resolve("cache/terraform").resolve(version).resolve("terraform"))
                .doesNotExist();
    }

    @Test
    void whatIsNotThePublishersIsNotInstalled() throws Exception {
        Version version = Version.of(1, 10, 5);
        String archive = Publisher.TERRAFORM.archive(version, Platform.current());
        releases.release("1.10.5", program("1.10.5"));
        var mirror = web();
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
        assertThatThrownBy(() -> installer(Mirror.NONE).choose(new Tool("terraform", "1.10.5")))
                .hasMessage("This worker has no terraform 1.10.5; no terraform is installed, and it installs none");
        assertThatThrownBy(() -> installer(Mirror.NONE).choose(new Tool("terraform", "newest")))
                .hasMessage("\"newest\" is not a version of terraform");
        assertThatThrownBy(() -> installer(Mirror.NONE).choose(new Tool("pulumi", "1.0")))
                .hasMessage("This worker cannot run pulumi");
    }

    @Test
    void runsThatWantTheSameAtOnceInstallItOnce() throws Exception {
        releases.release("1.10.5", program("1.10.5"));
        var mirror = web();
        var installer = installer(mirror);
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<InstalledTool>> all = Collections.nCopies(6, () -> get(installer, "1.10.5"));
            for (var each : threads.invokeAll(all)) {
                assertThat(each.get().version()).hasToString("1.10.5");
            }
        }

        assertThat(releases.asked()).hasSize(3);
        assertThat(told).hasSize(2);
    }

    @Test
    void anAlteredBinaryIsInstalledAgain() throws Exception {
        releases.release("1.10.5", program("1.10.5"));
        var installer = installer(web());
        Path binary = get(installer, "1.10.5").binary();
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(binary, "#!/bin/sh\necho evil\n");

        assertThat(get(installer, "1.10.5").binary()).hasContent(program("1.10.5"));
        assertThat(told).contains("The installed terraform 1.10.5 was altered; it is taken away.");
    }

    @Test
    void nobodyInstallsForARunThatIsOver() throws Exception {
        releases.release("1.10.5", program("1.10.5"));
        var installer = installer(web());
        try (var _ = ToolLock.take(
                Files.createDirectories(folder.resolve("cache/terraform")).resolve(".1.10.5.lock"), quiet())) {
            stopped = true;
            assertThatThrownBy(() -> get(installer, "1.10.5")).hasMessage("The installation was stopped");
        }
        assertThat(releases.asked()).isEmpty();
    }

    @Test
    void aBinaryThatOthersCannotReachIsCopiedToTheCache() throws Exception {
        installOnPath("1.11.4");
        Files.setPosixFilePermissions(folder.resolve("bin"), PosixFilePermissions.fromString("rwx------"));

        InstalledTool found = get(installer(Mirror.NONE), "1.11.4");

        assertThat(found.binary())
                .isEqualTo(folder.resolve("cache/terraform/1.11.4/terraform"))
                .isExecutable();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found.binary())))
                .isEqualTo("r-xr-xr-x");
    }

    @Test
    void anExchangedBinaryOnThePathIsAskedAgain() throws Exception {
        var installer = installer(Mirror.NONE);
        Path binary = installOnPath("1.10.0");
        assertThat(installer.onPath("terraform").orElseThrow().version()).hasToString("1.10.0");

        Files.writeString(binary, program("1.11.44"));

        assertThat(installer.onPath("terraform").orElseThrow().version()).hasToString("1.11.44");
    }
}
