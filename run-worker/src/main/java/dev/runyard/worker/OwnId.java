package dev.runyard.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The name by which a server knows a worker again after a restart: made once, and kept in the data directory. */
final class OwnId {
    private static final Pattern FORM = Pattern.compile("agent-[A-Za-z0-9]{16}");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 16;

    private OwnId() {}

    /** Reads it, or makes it; what is in its place and none is replaced. */
    static String in(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("id");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (FORM.matcher(kept).matches()) {
                return kept;
            }
        }
        String id = make();
        Path next = dataDirectory.resolve("id.next");
        Files.writeString(next, id + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return id;
    }

    private static String make() {
        var random = new SecureRandom();
        var id = new StringBuilder("agent-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
