package dev.runyard.app.server;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The site admin's token of an installation that was not given one: shown once, and kept in a file for its owner.
 *
 * @param made the token, when this start made it
 */
record AdminToken(Optional<String> made, Path file) {
    /** Writes a token that was made now into its file. */
    static AdminToken keep(Optional<String> made, Path data) {
        Path file = data.resolve("admin-token");
        if (made.isPresent()) {
            write(file, made.get() + "\n");
        }
        return new AdminToken(made, file);
    }

    @Override
    public String toString() {
        return "AdminToken[" + file + "]";
    }

    private static void write(Path file, String text) {
        try {
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Refusal.notPossible("The site admin's token cannot be written to " + file + ": " + e.getMessage());
        }
    }
}
