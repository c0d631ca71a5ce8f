package dev.runyard.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderCacheTest {
    /** What terraform 1.11 writes into a lock file for a package with {@link #PROGRAM} alone. */
    private static final String HASH = "h1:3PpLf9XWrOzKj3aWGvEskXR/m2ksG9TmbNjmXldwKac=";

    private static final String PROGRAM = "#!/bin/sh\n";
    private static final Path PLACE = Path.of("example.com/acme/nothing/1.0.0/linux_amd64");

    @TempDir
    Path folder;

    private Path module;
    private ProviderCache cache;

    @BeforeEach
    void open() throws IOException {
        cache = new ProviderCache(folder.resolve("cache"), "linux_amd64", InstantSource.system());
        module = module("module", PROGRAM);
    }

    private Path module(String name, String program) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(made.resolve(".terraform.lock.hcl"), """
                # Made by terraform.

                provider "example.com/acme/nothing" {
                  version     = "1.0.0"
                  constraints = ">= 1.0.0"
                  hashes = [
                    "%s",
                    "zh:00",
                  ]
                }
                """.formatted(HASH));
        Path installed = Files.createDirectories(installed(made));
        Path binary = Files.writeString(installed.resolve("terraform-provider-nothing_v1.0.0"), program);
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return made;
    }

    private static Path installed(Path module) {
        return module.resolve(".terraform/providers").resolve(PLACE);
    }

    private boolean shows(String organization) throws IOException {
        Path view = cache.view(organization, "mark-" + organization);
        return cache.show(module, organization, view) && Files.isDirectory(view.resolve(PLACE));
    }

    @Test
    void whatTheLockFileNamesIsKeptForTheOrganizationAlone() throws IOException {
        assertThat(shows("acme")).isFalse();

        cache.keep(module, "acme");

        assertThat(shows("acme")).isTrue();
        assertThat(shows("globex")).isFalse();
        Path binary = folder.resolve("cache/acme/views/mark-acme")
                .resolve(PLACE)
                .resolve("terraform-provider-nothing_v1.0.0")
                .toRealPath();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(binary)))
                .isEqualTo("r-xr-xr-x");
        assertThat(binary).hasContent(PROGRAM);
    }

    @Test
    void aPackageThatIsNotWhatTheLockFileNamesIsNotKept() throws IOException {
        cache.keep(module("evil", "#!/bin/sh\nevil\n"), "acme");

        assertThat(shows("acme")).isFalse();
        assertThat(folder.resolve("cache/acme/packages")).isEmptyDirectory();
    }

    @Test
    void linksLeadNowhere() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), PROGRAM);
        Path inside = module("inside", PROGRAM);
        Path binary = installed(inside).resolve("terraform-provider-nothing_v1.0.0");
        Files.delete(binary);
        Files.createSymbolicLink(binary, secret);
        Path above = module("above", PROGRAM);
        Files.move(above.resolve(".terraform"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(above.resolve(".terraform"), folder.resolve("elsewhere"));

        cache.keep(inside, "acme");
        cache.keep(above, "acme");

        assertThat(shows("acme")).isFalse();
    }

    /** Its lines would be those of two files, a harmless one and one that is not there. */
    @Test
    void aNameOfTwoLinesIsNoName() throws IOException {
        Path evil = module("evil", PROGRAM);
        Files.writeString(installed(evil).resolve("a\n00  terraform"), "");

        cache.keep(evil, "acme");

        assertThat(folder.resolve("cache/acme/packages")).isEmptyDirectory();
        assertThatThrownBy(() -> PackageHash.of(installed(evil))).isInstanceOf(IOException.class);
    }

    @Test
    void viewsThatWereLeftAreSweptAndPackagesStay() throws IOException {
        cache.keep(module, "acme");
        cache.view("acme", "left");

        cache.sweep();

        assertThat(folder.resolve("cache/acme/views")).doesNotExist();
        assertThat(shows("acme")).isTrue();
    }
}
