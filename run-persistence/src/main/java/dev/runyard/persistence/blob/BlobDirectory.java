package dev.runyard.persistence.blob;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a store, whatever their content: {@code ab/blob-ab…} for what is whole, {@code tmp/…} for what is not
 * yet, and the marker {@code store-id}. Only their owner can read them.
 */
final class BlobDirectory {
    private static final System.Logger LOG = System.getLogger(BlobDirectory.class.getName());
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final Path unfinished;
    private final Path marker;

    BlobDirectory(Path root) {
        this.root = root;
        this.unfinished = root.resolve("tmp");
        this.marker = root.resolve("store-id");
    }

    /** Makes the file of a blob that is not whole yet. */
    FileChannel create(BlobId id) throws IOException {
        return create(unfinished(id));
    }

    /** Returns where a blob is that is not whole yet. */
    Path unfinished(BlobId id) {
        return unfinished.resolve(id.value());
    }

    private FileChannel create(Path file) throws IOException {
        Files.createDirectories(unfinished, OWNERS_DIRECTORY);
        return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OWNERS_FILE);
    }

    /** Makes a blob that is now whole visible; afterwards it survives a crash. */
    void publish(BlobId id, FileChannel written) throws IOException {
        written.force(true);
        Path target = file(id);
        Path directory = target.resolveSibling("");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, OWNERS_DIRECTORY);
            sync(root);
        }
        Files.move(unfinished(id), target, ATOMIC_MOVE);
        sync(directory);
    }

    /** Removes what was created and not published; if that fails, too, {@link #clean} gets it later. */
    void abandon(BlobId id) {
        try {
            Files.deleteIfExists(unfinished(id));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An unfinished blob cannot be removed yet", e);
        }
    }

    FileChannel open(BlobId id) throws IOException {
        return FileChannel.open(file(id));
    }

    void delete(BlobId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** The stream is to be closed. */
    @SuppressWarnings("StreamResourceLeak")
    Stream<BlobId> storedBefore(Instant moment) throws IOException {
        return Files.walk(root, 2)
                .filter(file -> !file.startsWith(unfinished))
                .filter(file -> isOlder(file, moment))
                .flatMap(file -> BlobId.named(file.getFileName().toString()).stream());
    }

    void clean(Instant moment) throws IOException {
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : files.filter(file -> isOlder(file, moment)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    Optional<String> marker() throws IOException {
        try {
            return Optional.of(Files.readString(marker).strip());
        } catch (NoSuchFileException unmarked) {
            return Optional.empty();
        }
    }

    void mark(String id) throws IOException {
        Path file = unfinished.resolve("store-id");
        Files.deleteIfExists(file);
        try (FileChannel channel = create(file)) {
            ByteBuffer bytes = ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(file, marker, ATOMIC_MOVE);
        sync(root);
    }

    /** A file that was removed meanwhile by another server is not ours to look at. */
    private static boolean isOlder(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(BlobId id) {
        return root.resolve(id.spread()).resolve(id.value());
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory)) {
            entries.force(true);
        }
    }
}
