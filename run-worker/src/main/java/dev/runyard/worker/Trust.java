package dev.runyard.worker;

import dev.runyard.worker.sandbox.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets runs trust the server, whose certificate need not come from an authority that the machine knows: they read the states
 * of other workspaces from it. Everything the machine trusts stays trusted.
 *
 * @param certificates a PEM file, or null for none
 */
record Trust(@Nullable Path certificates) {
    /** Where Go and OpenSSL look on the systems that workers run on. */
    private static final String OF_THE_MACHINE = "/etc/ssl/certs:/etc/pki/tls/certs";

    /** Puts the certificates where the run can read them. */
    void install(RunFolder folder) throws IOException {
        if (certificates != null) {
            Files.createDirectories(folder.certificates());
            Files.copy(certificates, folder.certificates().resolve("server.pem"));
        }
    }

    /** Returns the environment of a cell with word of them; a workspace may still say otherwise. */
    Map<String, String> environment(Cell cell, RunFolder folder) {
        var environment = new HashMap<>(cell.environment());
        if (certificates != null) {
            environment.put("SSL_CERT_DIR", OF_THE_MACHINE + ":" + cell.inside(folder.certificates()));
        }
        return environment;
    }
}
