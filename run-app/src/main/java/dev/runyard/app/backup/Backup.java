package dev.runyard.app.backup;

import dev.runyard.app.database.Database;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.SealedBlobs;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup, while the server runs or not. The database is read in one snapshot, and the blobs that it refers to
 * afterwards: they never change. The file gets its name when it is whole and on the disk.
 */
public final class Backup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'runyard-'yyyyMMdd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);

    /** A blob whose row went after the snapshot may be gone: then a newer snapshot is taken. */
    private static final int TRIES = 3;

    private final Settings settings;
    private final boolean withKey;
    private final InstantSource clock;

    public Backup(Settings settings, boolean withKey, InstantSource clock) {
        this.settings = settings;
        this.withKey = withKey;
        this.clock = clock;
    }

    /**
     * Writes it, and returns what is to be said of it.
     *
     * @param target a file that does not exist yet, or a folder, where the file is named by the time
     * @throws Refusal when it cannot be made; nothing is left of it then
     */
    public String write(Path target) {
        Path file = Files.isDirectory(target) ? target.resolve(NAME.format(clock.instant())) : target;
        if (Files.exists(file)) {
            throw Refusal.notPossible(file + " exists already: name another file");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (Database database = Databases.toRead(settings)) {
            Manifest manifest = tried(database, unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return "Backed up " + manifest.tables().size() + " tables and " + manifest.blobs() + " blobs as of "
                    + manifest.takenAt() + " to " + file + ", which "
                    + (withKey
                            ? "holds the encryption key: who reads it can read everything"
                            : "does not hold the encryption key: keep that elsewhere, nothing is readable without it");
        } catch (IOException e) {
            throw Refusal.notPossible("The backup " + file + " cannot be written: " + e);
        } catch (SQLException e) {
            throw Refusal.notPossible("The backup failed at the database: " + e.getMessage());
        } finally {
            Databases.delete(unfinished);
        }
    }

    private Manifest tried(Database database, Path file) throws IOException, SQLException {
        for (int left = TRIES; ; left--) {
            try {
                return write(database, file);
            } catch (NoSuchFileException e) {
                if (left == 1) {
                    throw Refusal.notPossible("The blob " + e.getFile()
                            + " is missing from the blob store, though the database refers to it");
                }
                Files.deleteIfExists(file);
            }
        }
    }

    private Manifest write(Database database, Path file) throws IOException, SQLException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (Connection connection = database.connect();
                FileChannel channel = FileChannel.open(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly);
                ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Tables tables = new Tables(connection);
            requireOwnSchema(tables.schema(), Databases.newestSchema(database));
            Instant now = clock.instant();
            List<String> names = tables.names();
            List<String> ids = Databases.blobFolder(settings).isPresent() ? tables.blobs() : List.of();
            var manifest = new Manifest(Manifest.FORMAT, tables.schema(), names, ids.size(), tables.storeId(), now);
            entry(zip, Manifest.ENTRY, out -> out.write(new JsonMapper().writeValueAsBytes(manifest)));
            if (withKey) {
                String key = Databases.key(settings)
                        .orElseThrow(() -> Refusal.notPossible("There is no encryption key in " + settings.data()
                                + ": set RUNYARD_ENCRYPTION_KEY, or leave it out with --without-key"));
                entry(zip, Manifest.KEY, out -> out.write(key.getBytes(StandardCharsets.UTF_8)));
            }
            for (String name : names) {
                entry(zip, Manifest.table(name), out -> copy(tables, name, out));
            }
            connection.rollback();
            // They are encrypted: there is nothing to be gained.
            zip.setLevel(Deflater.NO_COMPRESSION);
            blobs(zip, ids);
            zip.finish();
            channel.force(true);
            return manifest;
        }
    }

    /** A bucket is kept by whoever runs it. */
    private void blobs(ZipOutputStream zip, List<String> ids) throws IOException {
        var folder = Databases.blobFolder(settings);
        if (folder.isPresent()) {
            SealedBlobs blobs = new SealedBlobs(folder.get());
            for (String id : ids) {
                try (InputStream blob = blobs.open(new BlobId(id))) {
                    entry(zip, Manifest.blob(id), blob::transferTo);
                }
            }
        }
    }

    private static void requireOwnSchema(int schema, int ours) {
        if (schema != ours) {
            throw Refusal.notPossible("The database has schema " + schema + " and this Runyard knows " + ours
                    + ": back it up with the release that its server runs");
        }
    }

    private static void copy(Tables tables, String name, OutputStream out) throws IOException {
        try {
            tables.copyOut(name, out);
        } catch (SQLException e) {
            throw new IOException("table " + name + ": " + e.getMessage(), e);
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // Only this entry has ended.
            }
        });
        zip.closeEntry();
    }
}
