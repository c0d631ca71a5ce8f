package dev.runyard.acceptance.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/** Signed releases of a tool for machines without a network: a folder in the publisher's layout, and a key of our own. */
final class ReleaseFolder {
    private final String tool;
    private final Path folder;
    private final PGPKeyPair key = newKey();

    ReleaseFolder(String tool, Path folder) {
        this.tool = tool;
        this.folder = folder;
    }

    @SuppressWarnings("JavaUtilDate") // Bouncy Castle's times.
    private static PGPKeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new JcaPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.RSA_GENERAL,
                    generator.generateKeyPair(),
                    Date.from(Instant.now()));
        } catch (PGPException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a script as the binary of a version. */
    ReleaseFolder release(String version, String script) throws IOException {
        var place = Files.createDirectories(folder.resolve((tool.equals("tofu") ? "v" : "") + version));
        var name = tool + "_" + version + "_linux_"
                + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64") + ".zip";
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry(tool));
            zip.write(script.getBytes(StandardCharsets.UTF_8));
        }
        var sums = (sum(archive.toByteArray()) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
        var list = tool + "_" + version + "_SHA256SUMS";
        Files.write(place.resolve(name), archive.toByteArray());
        Files.write(place.resolve(list), sums);
        Files.write(place.resolve(list + (tool.equals("tofu") ? ".gpgsig" : ".sig")), signature(sums));
        return this;
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signature(byte[] text) throws IOException {
        try {
            var generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(key.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
                    key.getPublicKey());
            generator.init(PGPSignature.BINARY_DOCUMENT, key.getPrivateKey());
            generator.update(text);
            return generator.generate().getEncoded();
        } catch (PGPException e) {
            throw new IOException(e);
        }
    }

    /** Writes the armored public key, and returns where. */
    Path keyFile() throws IOException {
        var text = new ByteArrayOutputStream();
        try (var armor = ArmoredOutputStream.builder().build(text)) {
            key.getPublicKey().encode(armor);
        }
        return Files.write(folder.resolve("keys.asc"), text.toByteArray());
    }
}
