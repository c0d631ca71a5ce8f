package dev.runyard.worker.tool;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
import tools.jackson.databind.json.JsonMapper;

/** A publisher of our own: a folder of releases in the layout of the real ones, signed with a key of its own. */
final class SignedReleases {
    private static final JsonMapper JSON = new JsonMapper();

    /** Making one takes long. */
    private static final PGPKeyPair USUAL_KEY = newKey();

    private final Publisher publisher;
    private final Path folder;
    private final PGPKeyPair key;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private SignedReleases(Publisher publisher, Path folder, PGPKeyPair key) {
        this.publisher = publisher;
        this.folder = folder;
        this.key = key;
    }

    /**
     * Opens a publisher without releases.
     *
     * @param tool {@code terraform} or {@code tofu}
     */
    static SignedReleases of(String tool, Path folder) throws IOException {
        return new SignedReleases(Publisher.of(tool).orElseThrow(), Files.createDirectories(folder), USUAL_KEY);
    }

    /** Opens a publisher with a key that no other has. */
    static SignedReleases withOwnKey(String tool, Path folder) throws IOException {
        return new SignedReleases(Publisher.of(tool).orElseThrow(), Files.createDirectories(folder), newKey());
    }

    @SuppressWarnings("JavaUtilDate") // Bouncy Castle's times.
    private static PGPKeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
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

    /** Publishes a release with a binary for this machine. */
    SignedReleases release(String version, String binary) throws IOException {
        return release(version, Map.of(publisher.tool(), binary, "LICENSE.txt", "none"));
    }

    /** Publishes a release whose archive has these files. */
    SignedReleases release(String version, Map<String, String> files) throws IOException {
        Version number = Version.parse(version).orElseThrow();
        Path place = Files.createDirectories(folder.resolve(publisher.folder(number)));
        String archive = publisher.archive(number, Platform.current());
        byte[] zip = zip(files);
        Files.write(place.resolve(archive), zip);
        String others = "0".repeat(64) + "  " + publisher.archive(number, new Platform("plan9", "mips")) + "\n";
        sign(number, others + sum(zip) + "  " + archive + "\n");
        writeIndex();
        return this;
    }

    /** Writes the checksums of a release, and signs them. */
    void sign(Version version, String sums) throws IOException {
        Files.writeString(file(version, publisher.sums(version)), sums);
        Files.write(file(version, publisher.signature(version)), signature(sums.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns where a file of a release is. */
    Path file(Version version, String name) {
        return folder.resolve(publisher.folder(version)).resolve(name);
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

    /** Returns the armored public key. */
    String armoredKey() throws IOException {
        var text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = ArmoredOutputStream.builder().build(text)) {
            key.getPublicKey().encode(armor);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private Path keyFile() throws IOException {
        return Files.writeString(folder.resolve("keys.asc"), armoredKey());
    }

    /** Returns the folder as machines without a network get it, and the key. */
    Mirror byFolder() throws IOException {
        return new Mirror(new Mirror.Place.Folder(folder), keyFile());
    }

    /** Serves the folder on a port of this machine until the JVM ends, and returns where, and the key. */
    Mirror byWeb() throws IOException {
        return new Mirror(new Mirror.Place.Web(serve()), keyFile());
    }

    private URI serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mirror/", this::answer);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mirror/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring("/mirror/".length());
            asked.add(name);
            Path file = folder.resolve(name);
            boolean there = Files.isRegularFile(file);
            exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
            if (there) {
                Files.copy(file, exchange.getResponseBody());
            }
        }
    }

    /** Returns the names of the files that were asked for. */
    List<String> asked() {
        return asked;
    }

    private void writeIndex() throws IOException {
        List<Version> versions = new ArrayList<>();
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            folders.forEach(
                    each -> publisher.ofFolder(each.getFileName().toString()).ifPresent(versions::add));
        }
        Files.writeString(folder.resolve(publisher.index()), JSON.writeValueAsString(index(versions)));
    }

    private Object index(List<Version> versions) {
        Platform here = Platform.current();
        return switch (publisher) {
            case TERRAFORM ->
                Map.of(
                        "name",
                        "terraform",
                        "versions",
                        versions.stream()
                                .collect(Collectors.toMap(
                                        Version::toString,
                                        version -> Map.of(
                                                "builds",
                                                List.of(Map.of("os", here.system(), "arch", here.processor()))))));
            case TOFU ->
                Map.of(
                        "versions",
                        versions.stream()
                                .map(version -> Map.of(
                                        "id", version.toString(), "files", List.of(publisher.archive(version, here))))
                                .toList());
        };
    }

    private static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                write(zip, file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
