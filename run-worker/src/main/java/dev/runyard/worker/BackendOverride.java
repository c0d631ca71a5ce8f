package dev.runyard.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Keeps the state on the worker's disk, whatever the configuration says: terraform merges files whose name ends in
 * {@code _override.tf} over all others, in the order of their names, and a backend there replaces a {@code cloud} block
 * as well as any {@code backend}. The state has a folder of its own: terraform would take one in the usual place for
 * the state of another backend, and ask whether to move it.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/files/override">Override files</a>
 */
final class BackendOverride {
    private static final String USUAL = "~runyard";

    private BackendOverride() {}

    /** Writes the file into the folder of a root module, under a name that comes after all override files there. */
    static void write(Path module, Path state) throws IOException {
        String stem = USUAL;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(module, "*override.{tf,tf.json,tofu,tofu.json}")) {
            for (Path file : files) {
                String other = file.getFileName().toString();
                if (comesAfter(other, stem + "_override.tf")) {
                    stem = other.substring(0, other.lastIndexOf("override")) + "~";
                }
            }
        }
        Files.writeString(
                module.resolve(stem + "_override.tf"), text(module.relativize(state)), StandardOpenOption.CREATE_NEW);
    }

    private static String text(Path state) {
        return """
            # Written by the Runyard worker, which keeps the state of this run.
            terraform {
              backend "local" {
                path          = "%1$s/terraform.tfstate"
                workspace_dir = "%1$s/workspaces"
              }
            }
            """.formatted(state);
    }

    /** Terraform compares names by their bytes. */
    private static boolean comesAfter(String name, String other) {
        return Arrays.compareUnsigned(name.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))
                >= 0;
    }
}
