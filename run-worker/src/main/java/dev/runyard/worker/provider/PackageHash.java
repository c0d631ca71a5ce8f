package dev.runyard.worker.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The hash of an unpacked package: SHA-256 over a line for each file, in the order of their names. A name of two lines could
 * pass for two files, and one package for another; it is refused.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1">Hash1</a>
 */
final class PackageHash {
    private PackageHash() {}

    static String of(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        }
        MessageDigest whole = digest();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (file.getKey().indexOf('\n') >= 0) {
                throw new IOException("a file's name would be taken for two");
            }
            whole.update((sum(file.getValue()) + "  " + file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return "h1:" + Base64.getEncoder().encodeToString(whole.digest());
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
