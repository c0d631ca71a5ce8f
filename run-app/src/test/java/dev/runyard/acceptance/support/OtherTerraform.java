package dev.runyard.acceptance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A second version of terraform among the tools of a worker: the real one, which says beside its plan who it is. */
public final class OtherTerraform {
    /** Older than any that tests may find on the path, so that nobody gets it who does not ask for it. */
    public static final String VERSION = "1.0.99";

    public static final String SAYS = "This is the other terraform.";

    private OtherTerraform() {}

    /** Puts it into the data of a server that has not started yet. */
    static void install(Path data) throws IOException {
        var folder =
                Files.createDirectories(data.resolve("work/tools/terraform").resolve(VERSION));
        var program = Files.writeString(folder.resolve("terraform"), """
                #!/bin/sh
                if [ "$1" = plan ]; then echo "%s"; fi
                exec "%s" "$@"
                """.formatted(SAYS, realOne()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path realOne() throws IOException {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            var program = Path.of(folder, "terraform");
            if (Files.isExecutable(program)) {
                return program.toRealPath();
            }
        }
        throw new IOException("no terraform on PATH");
    }
}
