package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolInstallerTest {
    @TempDir
    Path folder;

    private Path install(String where, String version) throws IOException {
        Path binary = Files.createDirectories(folder.resolve(where)).resolve("terraform");
        Files.writeString(binary, "#!/bin/sh\necho '{\"terraform_version\": \"" + version + "\"}'\n");
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return binary;
    }

    private ToolInstaller installer() {
        return new ToolInstaller(folder.resolve("cache"), List.of(folder.resolve("nowhere"), folder.resolve("bin")));
    }

    private String find(String version) throws IOException, ToolMissing {
        return installer().find(new Tool("terraform", version)).version().toString();
    }

    @Test
    void theNewestThatFitsIsTakenFromTheCacheOrThePath() throws Exception {
        install("cache/terraform/1.5.7", "");
        install("cache/terraform/1.6.0", "");
        install("bin", "1.11.4");

        assertThat(find("1.5.7")).isEqualTo("1.5.7");
        assertThat(find("< 1.11")).isEqualTo("1.6.0");
        assertThat(find("~> 1.11.0")).isEqualTo("1.11.4");
        assertThat(find("latest")).isEqualTo("1.11.4");
    }

    @Test
    void whatIsMissingIsSaidWithWhatThereIs() throws Exception {
        install("cache/terraform/1.5.7", "");
        install("bin", "1.11.4");

        assertThatThrownBy(() -> find("~> 1.13.0"))
                .isInstanceOf(ToolMissing.class)
                .hasMessage("This worker has no terraform ~> 1.13.0; available: 1.5.7, 1.11.4");
        assertThatThrownBy(() -> installer().find(new Tool("tofu", "latest")))
                .hasMessage("This worker has no tofu latest; no tofu is installed");
        assertThatThrownBy(() -> find("newest")).hasMessage("\"newest\" is not a version of terraform");
    }

    @Test
    void aBinaryThatOthersCannotReachIsCopiedToTheCache() throws Exception {
        install("bin", "1.11.4");
        Files.setPosixFilePermissions(folder.resolve("bin"), PosixFilePermissions.fromString("rwx------"));

        InstalledTool found = installer().find(new Tool("terraform", "1.11.4"));

        assertThat(found.binary())
                .isEqualTo(folder.resolve("cache/terraform/1.11.4/terraform"))
                .isExecutable();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found.binary())))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void anExchangedBinaryOnThePathIsAskedAgain() throws Exception {
        var installer = installer();
        Path binary = install("bin", "1.10.0");
        assertThat(installer.onPath("terraform").orElseThrow().version()).hasToString("1.10.0");

        Files.writeString(binary, "#!/bin/sh\necho '{\"terraform_version\": \"1.11.44\"}'\n");

        assertThat(installer.onPath("terraform").orElseThrow().version()).hasToString("1.11.44");
    }
}
