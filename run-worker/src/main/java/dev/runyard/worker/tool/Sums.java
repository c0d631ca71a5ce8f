package dev.runyard.worker.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** SHA-256 checksums. */
final class Sums {
    private Sums() {}

    /** Returns the checksum that a list ({@code HEX  NAME} a line, as by sha256sum) has for a file. */
    static Optional<String> find(byte[] list, String file) {
        return new String(list, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().split("\\s+\\*?", 2))
                .filter(parts -> parts.length == 2 && parts[1].equals(file) && parts[0].matches("[0-9a-fA-F]{64}"))
                .map(parts -> parts[0].toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** Returns the checksum of a file. */
    static String of(Path file) throws IOException {
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
