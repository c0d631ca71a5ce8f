package dev.runyard.app.backup;

import dev.runyard.app.database.Database;
import dev.runyard.app.database.EmbeddedPostgres;
import dev.runyard.app.database.OwnDatabase;
import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.BlobPlace;
import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database and the key that the settings mean. */
final class Databases {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

    private Databases() {}

    /** The database as it is: the operator's, the running server's, or the embedded one, started for this. */
    static Database toRead(Settings settings) throws IOException {
        if (settings.databaseUrl() != null) {
            return OwnDatabase.at(settings.databaseUrl());
        }
        var running = EmbeddedPostgres.running(settings.data());
        if (running.isPresent()) {
            return new OwnDatabase(running.get());
        }
        if (Files.notExists(settings.data().resolve("postgres").resolve("cluster"))) {
            throw Refusal.notPossible(
                    "There is no database in " + settings.data() + ": set RUNYARD_DATA to a server's data");
        }
        return started(settings);
    }

    /** The database to be filled. */
    static Database toWrite(Settings settings) throws IOException {
        return settings.databaseUrl() == null ? started(settings) : OwnDatabase.at(settings.databaseUrl());
    }

    private static Database started(Settings settings) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(settings.data(), Folders.ofThisProcess());
        postgres.start();
        return postgres;
    }

    /** The folder of the blobs; nothing when they are in a bucket. */
    static Optional<Path> blobFolder(Settings settings) {
        return settings.blobPlace() instanceof BlobPlace.Folder(Path folder) ? Optional.of(folder) : Optional.empty();
    }

    /** The key that the settings or the data have. */
    static Optional<String> key(Settings settings) throws IOException {
        if (settings.encryptionKey() != null) {
            return Optional.of(settings.encryptionKey().value());
        }
        try {
            return Optional.of(Files.readString(settings.data().resolve("encryption-key")));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    static FluentConfiguration migrations(Database database) {
        DatabaseAddress address = database.address();
        return Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration");
    }

    /** The newest migration of this release. */
    static int newestSchema(Database database) {
        return Arrays.stream(migrations(database).load().info().all())
                .filter(migration -> migration.getState().isResolved() && migration.getVersion() != null)
                .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
                .max()
                .orElseThrow();
    }

    /** Deletes a file, a folder, or a folder that a link leads to. */
    static void delete(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                delete(path.toRealPath());
            }
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    PathUtils.deleteDirectory(path);
                } else {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", path, e.getMessage());
        }
    }
}
