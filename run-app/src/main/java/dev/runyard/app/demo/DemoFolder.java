package dev.runyard.app.demo;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The user's side of the demonstration: a configuration with a cloud block, and the CLI's own configuration. */
final class DemoFolder {
    private final Path folder;

    private DemoFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the example and adds what makes it run on this server.
     *
     * @param server speaks plain HTTP, which the CLI only does with a host that is told where its services are
     */
    static DemoFolder make(Path data, URI server, String token, String organization, String workspace) {
        Path example = Path.of(System.getProperty("runyard.home", "."), "examples", "hello");
        if (!Files.isDirectory(example)) {
            throw Refusal.notPossible("The example " + example.toAbsolutePath().normalize()
                    + " is missing: start the demonstration by the script runyard of a clone");
        }
        Path folder = data.resolve("hello");
        try {
            Files.createDirectories(folder);
            for (Path file : configuration(example)) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(folder.resolve("cloud.tf"), cloud(server, organization, workspace));
            writeSecret(folder.resolve("terraform.rc"), cliConfiguration(server, token));
            return new DemoFolder(folder);
        } catch (IOException e) {
            throw Refusal.notPossible("The demonstration's folder " + folder + " cannot be written: " + e.getMessage());
        }
    }

    /** Where the configuration is. */
    Path path() {
        return folder;
    }

    /** The CLI's configuration file, with the token in it. */
    Path cliConfiguration() {
        return folder.resolve("terraform.rc");
    }

    private static List<Path> configuration(Path example) throws IOException {
        try (var files = Files.list(example)) {
            return files.filter(file -> file.toString().endsWith(".tf")).toList();
        }
    }

    private static String cloud(URI server, String organization, String workspace) {
        return """
                terraform {
                  cloud {
                    hostname     = "%s"
                    organization = "%s"
                    workspaces {
                      name = "%s"
                    }
                  }
                }
                """.formatted(server.getAuthority(), organization, workspace);
    }

    private static String cliConfiguration(URI server, String token) {
        return """
                host "%1$s" {
                  services = {
                    "tfe.v2"   = "%2$s/api/v2/"
                    "tfe.v2.1" = "%2$s/api/v2/"
                    "tfe.v2.2" = "%2$s/api/v2/"
                  }
                }
                credentials "%1$s" {
                  token = "%3$s"
                }
                """.formatted(server.getAuthority(), server, token);
    }

    private static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
