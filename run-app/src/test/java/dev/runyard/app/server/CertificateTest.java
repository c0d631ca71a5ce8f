package dev.runyard.app.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    @TempDir
    Path folder;

    @Test
    void plainHttpNeedsNone() {
        assertThatCode(() -> Certificate.require(SettingsReader.read(Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> require(folder.resolve("none.pem"), folder.resolve("none.key")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("RUNYARD_TLS_CERT is ")
                .hasMessageEndingWith("none.pem, which cannot be read");
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamedAndNotQuoted() throws Exception {
        var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        var pem = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        var junk = Files.writeString(folder.resolve("junk.pem"), "hunter2");

        assertThatThrownBy(() -> require(pem, pem))
                .isInstanceOf(Refusal.class)
                .hasMessage("RUNYARD_TLS_CERT is " + pem + ", which is no PEM file with a certificate");
        assertThatThrownBy(() -> require(junk, pem)).isInstanceOf(Refusal.class).hasMessageNotContaining("hunter2");
    }

    private static void require(Path certificate, Path key) throws IOException {
        Certificate.require(SettingsReader.read(
                Map.of("RUNYARD_TLS_CERT", certificate.toString(), "RUNYARD_TLS_KEY", key.toString())));
    }
}
