package dev.runyard.app.blob;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A store, and where what it keeps can be looked at from outside.
 *
 * @param root the directory, or the folder that the S3 server has for the bucket
 * @param outgoing where it keeps what is not whole yet
 */
record StorePlace(BlobStore store, Path root, Path outgoing) {
    Path file(BlobId id) {
        return root.resolve(id.value().substring(5, 7)).resolve(id.value());
    }

    /** Returns what is stored. */
    List<Path> kept() {
        return files(root);
    }

    /** Returns what is stored or about to be. */
    List<Path> everything() {
        return Stream.concat(files(root).stream(), files(outgoing).stream())
                .distinct()
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
