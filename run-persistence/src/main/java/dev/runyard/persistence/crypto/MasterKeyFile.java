package dev.runyard.persistence.crypto;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.runyard.persistence.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The master key in a file of the data directory. */
record MasterKeyFile(Path file) implements MasterKeySource {
    @Override
    public Optional<MasterKey> find() {
        try {
            return Optional.of(MasterKey.parse(Files.readString(file), describe()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartRefused("The encryption key cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public MasterKey create() {
        MasterKey key = MasterKey.generate();
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            write(unfinished, key.toJson());
            // Data will be encrypted with this key at once: it has to be on the disk, under its name, before that.
            Files.move(unfinished, file, ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(directory)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new StartRefused("The encryption key cannot be written to " + file + ": " + e.getMessage(), e);
        }
        return key;
    }

    @Override
    public String describe() {
        return file.toString();
    }

    private static void write(Path target, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(target, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
