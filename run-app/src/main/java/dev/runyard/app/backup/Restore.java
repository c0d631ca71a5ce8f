package dev.runyard.app.backup;

import dev.runyard.app.database.Database;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import dev.runyard.persistence.StartRefused;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.SealedBlobs;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.crypto.Keysets;
import dev.runyard.persistence.crypto.MasterKeySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings a backup back into an empty data folder and an empty database. The archive is read through once before anything
 * is written; when something fails after that, what was written is removed again.
 */
public final class Restore {
    private final Settings settings;
    private final InstantSource clock;
    private final Path key;
    private final Optional<Path> blobs;

    public Restore(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.key = settings.data().resolve(Manifest.KEY);
        this.blobs = Databases.blobFolder(settings);
    }

    /**
     * Restores, and returns what is to be said of it.
     *
     * @throws Refusal when it cannot be done; nothing was restored then
     */
    public String from(Path file) {
        try (Archive archive = Archive.open(file)) {
            requireEmptyFolder();
            String secret = secret(archive);
            boolean done = false;
            try {
                restore(archive, secret);
                done = true;
            } finally {
                if (!done) {
                    blobs.ifPresent(Databases::delete);
                    Databases.delete(settings.data().resolve("postgres"));
                }
            }
            keep(secret);
            return "Restored the data of " + archive.manifest().takenAt() + " to " + settings.data()
                    + "; what was running then is ended when the server starts";
        } catch (IOException e) {
            throw Refusal.notPossible("The backup cannot be restored: " + e.getMessage());
        } catch (SQLException | FlywayException e) {
            throw Refusal.notPossible("The backup cannot be restored, the database says: " + e.getMessage());
        } catch (StartRefused e) {
            throw Refusal.notPossible("The backup cannot be restored: " + e.getMessage());
        }
    }

    /** The key may be there already: that of a backup without it. */
    private void requireEmptyFolder() throws IOException {
        Path data = settings.data();
        if (Files.notExists(data)) {
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        }
        if (blobs.filter(Files::exists).isPresent()) {
            throw Refusal.notPossible(
                    "The folder " + blobs.get() + " of the blobs is there already: restore into a new one");
        }
        try (var inside = Files.list(data)) {
            Optional<Path> other = inside.filter(path -> !path.equals(key))
                    .filter(path -> !path.endsWith("lost+found"))
                    .findAny();
            if (other.isPresent()) {
                throw Refusal.notPossible("The data folder " + data + " is not empty ("
                        + other.get().getFileName() + "): restore into a new one, with RUNYARD_DATA");
            }
        }
    }

    private String secret(Archive archive) throws IOException {
        Optional<String> own = Databases.key(settings);
        if (own.isPresent()) {
            return own.get();
        }
        return archive.key()
                .orElseThrow(
                        () -> Refusal.notPossible("This backup was made without the encryption key: put the key into "
                                + key + ", or into RUNYARD_ENCRYPTION_KEY"));
    }

    private void restore(Archive archive, String secret) throws IOException, SQLException {
        try (Database database = Databases.toWrite(settings);
                Connection connection = database.connect()) {
            Tables tables = new Tables(connection);
            if (!tables.isEmpty()) {
                throw Refusal.notPossible("The database is not empty: restore into a new one");
            }
            Manifest manifest = archive.manifest();
            int ours = Databases.newestSchema(database);
            if (manifest.schema() > ours) {
                throw Refusal.notPossible("The backup is of a newer Runyard (schema " + manifest.schema()
                        + "; this one knows " + ours + "): restore it with that release");
            }
            restoreBlobs(archive);
            boolean done = false;
            try {
                Databases.migrations(database)
                        .target(Integer.toString(manifest.schema()))
                        .load()
                        .migrate();
                fill(tables, archive, secret);
                done = true;
            } finally {
                if (!done && settings.databaseUrl() != null) {
                    Databases.migrations(database).cleanDisabled(false).load().clean();
                }
            }
        }
    }

    private void restoreBlobs(Archive archive) throws IOException {
        if (blobs.isEmpty()) {
            return;
        }
        SealedBlobs store = new SealedBlobs(blobs.get());
        for (String id : archive.blobs()) {
            try (InputStream blob = archive.read(Manifest.blob(id))) {
                store.put(new BlobId(id), blob);
            }
        }
        store.mark(archive.manifest().storeId());
    }

    private void fill(Tables tables, Archive archive, String secret) throws IOException, SQLException {
        Connection connection = tables.connection();
        connection.setAutoCommit(false);
        List<String> ties = tables.open();
        for (String table : archive.manifest().tables()) {
            try (InputStream rows = archive.read(Manifest.table(table))) {
                tables.copyIn(table, rows);
            }
        }
        for (String tie : ties) {
            tables.execute(tie);
        }
        requireFit(connection, secret);
        tables.execute("delete from restoration");
        tables.execute(
                "insert into restoration values (true, '" + archive.manifest().takenAt() + "')");
        connection.commit();
        connection.setAutoCommit(true);
        tables.execute("analyze");
    }

    /** That the key opens what the database holds. */
    private void requireFit(Connection connection, String secret) {
        var source = MasterKeySource.setting("the key for this backup", secret);
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        // Nothing is to be committed yet.
        Keyring.open(source, new Keysets(jdbc, TransactionOperations.withoutTransaction()), clock.instant());
    }

    private void keep(String secret) throws IOException {
        if (settings.encryptionKey() == null && Files.notExists(key)) {
            Path unfinished = key.resolveSibling(key.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(unfinished, secret.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, key);
        }
    }
}
