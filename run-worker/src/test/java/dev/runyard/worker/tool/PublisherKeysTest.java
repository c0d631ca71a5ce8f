package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checksums here are those of real releases, with their publishers' real signatures. */
class PublisherKeysTest {
    private static final String TERRAFORM = "terraform_1.9.8_SHA256SUMS";
    private static final String TOFU = "tofu_1.8.5_SHA256SUMS";

    private static byte[] file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PublisherKeysTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void theKeysOfThePublishersAreThoseTheyTell() {
        assertThat(Publisher.TERRAFORM.ownKeys().fingerprints())
                .containsExactly("C874011F0AB405110D02105534365D9472D7468F");
        assertThat(Publisher.TOFU.ownKeys().fingerprints()).containsExactly("E3E6E43D84CB852EADB0051D0C0AF313E5FD9F80");
    }

    @Test
    void realReleasesAreSignedByTheirPublishers() {
        assertThatCode(() -> Publisher.TERRAFORM.ownKeys().check(file(TERRAFORM), file(TERRAFORM + ".sig"), "sig"))
                .doesNotThrowAnyException();
        assertThatCode(() -> Publisher.TOFU.ownKeys().check(file(TOFU), file(TOFU + ".gpgsig"), "sig"))
                .doesNotThrowAnyException();
    }

    @Test
    void aChangedTextIsNotSigned() throws Exception {
        byte[] changed = new String(file(TERRAFORM), StandardCharsets.US_ASCII)
                .replace("186e", "286e")
                .getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Publisher.TERRAFORM.ownKeys().check(changed, file(TERRAFORM + ".sig"), "x.sig"))
                .isInstanceOf(BadRelease.class)
                .hasMessageStartingWith(
                        "x.sig is not a good signature by a trusted key (key C820C6D5CD27AB87: bad signature; trusted: C874");
    }

    @Test
    void noPublisherSpeaksForTheOther() {
        assertThatThrownBy(() -> Publisher.TOFU.ownKeys().check(file(TERRAFORM), file(TERRAFORM + ".sig"), "x.sig"))
                .hasMessageContaining("key C820C6D5CD27AB87: unknown");
    }

    @Test
    void whatIsNoSignatureOrKeyIsSaid(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Publisher.TOFU.ownKeys().check(file(TOFU), file(TOFU), "x.sig"))
                .isInstanceOf(BadRelease.class)
                .hasMessageStartingWith("x.sig is not an OpenPGP signature");
        assertThatThrownBy(() -> Publisher.TOFU.ownKeys().check(file(TOFU), new byte[0], "x.sig"))
                .isInstanceOf(BadRelease.class);
        assertThatThrownBy(() -> PublisherKeys.parse("hello")).hasMessageContaining("no armored OpenPGP public key");
        String own = SignedReleases.of("tofu", folder).armoredKey();
        assertThatThrownBy(() -> PublisherKeys.parse(own.replaceAll("(?m)^m.*$", "AAAA")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void severalKeysMayStandInOneFile(@TempDir Path folder) throws Exception {
        SignedReleases one = SignedReleases.of("tofu", folder.resolve("one"));
        SignedReleases other = SignedReleases.withOwnKey("tofu", folder.resolve("other"));

        assertThat(PublisherKeys.parse(one.armoredKey() + "\n" + other.armoredKey())
                        .fingerprints())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }
}
