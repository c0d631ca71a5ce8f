package dev.runyard.app.server;

import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/** Reads the files of the TLS settings once before anything starts, to say in one line which of them is none. */
final class Certificate {
    private Certificate() {}

    /** Refuses files that cannot be read, or hold something else; plain HTTP needs none. */
    static void require(Settings settings) {
        check("RUNYARD_TLS_CERT", settings.tlsCert(), "a certificate", PemContent::getCertificates);
        check("RUNYARD_TLS_KEY", settings.tlsKey(), "a private key without a passphrase", PemContent::getPrivateKey);
    }

    private interface Part {
        @Nullable
        Object of(PemContent content);
    }

    private static void check(String setting, @Nullable Path file, String what, Part part) {
        if (file == null) {
            return;
        }
        if (!Files.isReadable(file)) {
            throw Refusal.notPossible(setting + " is " + file + ", which cannot be read");
        }
        try {
            if (part.of(PemContent.load(file)) != null) {
                return;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            // The messages of the parser may quote the file, which may be a key.
        }
        throw Refusal.notPossible(setting + " is " + file + ", which is no PEM file with " + what);
    }
}
