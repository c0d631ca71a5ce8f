package dev.runyard.worker;

import dev.runyard.worker.tool.ByHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A shell script in terraform's place, for what the real one will not do on demand. */
final class FakeTerraform {
    static final String VERSION = "9.9.9";

    private FakeTerraform() {}

    /** Installs a script; it runs for every command but {@code init}. */
    static void install(Yard yard, String script) throws IOException {
        install(yard, "", script);
    }

    /** Installs a script with one for {@code init}. */
    static void install(Yard yard, String init, String script) throws IOException {
        Path folder = yard.folder.resolve("work/tools/terraform").resolve(VERSION);
        Files.createDirectories(folder);
        for (Path path = folder;
                path.startsWith(yard.folder);
                path = path.resolve("..").normalize()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path binary = folder.resolve("terraform");
        Files.writeString(binary, "#!/bin/bash\nif [ \"$1\" = init ]; then\n:\n" + init + "exit 0\nfi\n" + script);
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        ByHand.vouchFor(binary);
    }
}
