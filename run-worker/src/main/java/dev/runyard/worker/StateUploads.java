package dev.runyard.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hands states of one attempt to the server, one after the other, and none twice in a row. */
final class StateUploads {
    private final JobDoor door;
    private String known;

    /**
     * Begins with the state the server has.
     *
     * @param initial that state; a missing file when there is none
     */
    StateUploads(JobDoor door, Path initial) throws IOException {
        this.door = door;
        this.known = Files.exists(initial) ? digest(initial) : "";
    }

    /** Uploads a whole state unless it is the one the server has. */
    synchronized void upload(Path state) throws IOException {
        String digest = digest(state);
        if (!digest.equals(known)) {
            door.putState(state);
            known = digest;
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
