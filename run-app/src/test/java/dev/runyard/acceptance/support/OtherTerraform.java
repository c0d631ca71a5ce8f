package dev.runyard.acceptance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Releases that the worker of the tests can install, from a folder: further versions of terraform, and OpenTofu. All are
 * the real terraform, which says beside its plan who it is.
 */
public final class OtherTerraform {
    /** Older than any that tests may find on the path, so that nobody gets it who does not ask for it. */
    public static final String VERSION = "1.0.99";

    /** Older still, and fit for the same constraint. */
    public static final String OLDER_VERSION = "1.0.7";

    public static final String SAYS = "This is the other terraform.";

    /** The one version of OpenTofu there is. */
    public static final String TOFU_VERSION = "1.9.1";

    public static final String TOFU_SAYS = "This is tofu.";

    private OtherTerraform() {}

    /** Publishes them in a folder, and returns the settings of a server that installs them. */
    static Map<String, String> publish(Path folder) throws IOException {
        var terraform = new ReleaseFolder("terraform", folder.resolve("terraform"))
                .release(VERSION, program(SAYS))
                .release(OLDER_VERSION, program("This is too old."));
        var tofu = new ReleaseFolder("tofu", folder.resolve("tofu")).release(TOFU_VERSION, program(TOFU_SAYS));
        return Map.of(
                "RUNYARD_TERRAFORM_MIRROR", folder.resolve("terraform").toString(),
                "RUNYARD_TERRAFORM_MIRROR_KEYS", terraform.keyFile().toString(),
                "RUNYARD_TOFU_MIRROR", folder.resolve("tofu").toString(),
                "RUNYARD_TOFU_MIRROR_KEYS", tofu.keyFile().toString());
    }

    private static String program(String says) throws IOException {
        return """
                #!/bin/sh
                if [ "$1" = plan ]; then echo "%s"; fi
                exec "%s" "$@"
                """.formatted(says, realOne());
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
