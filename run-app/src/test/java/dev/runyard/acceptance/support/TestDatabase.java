package dev.runyard.acceptance.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for servers of a test: the one that {@code TEST_DATABASE_URL} names, or one started here. It outlives
 * those servers, which would wait in vain for a database that is gone.
 */
public final class TestDatabase implements AutoCloseable {
    private final String url;
    private final Path folder;
    private @Nullable EmbeddedPostgres postgres;

    private TestDatabase(String url, Path folder, @Nullable EmbeddedPostgres postgres) {
        this.url = url;
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Starts an empty one. */
    public static TestDatabase start() {
        try {
            var folder = Files.createTempDirectory("runyard-postgres");
            var postgres = postgres(folder, TestPlatform.freePort());
            return new TestDatabase(postgres.getJdbcUrl("postgres", "postgres"), folder, postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                // Without it a crash takes what was committed just before.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The one that was given to the tests; without it a new one. */
    static TestDatabase givenOrStarted() {
        var given = System.getenv("TEST_DATABASE_URL");
        return given == null ? start() : new TestDatabase(given, Path.of(""), null);
    }

    public String url() {
        return url;
    }

    /** Returns the port it listens on. */
    int port() {
        int port = URI.create(url.replaceFirst("^jdbc:", "")).getPort();
        return port < 0 ? 5432 : port;
    }

    /** Stops one that was started here, looks at what happens without it, and starts it again. */
    public void without(Runnable look) {
        var running = postgres;
        if (running == null) {
            throw new IllegalStateException("This database is not ours to stop");
        }
        try {
            running.close();
            look.run();
            postgres = postgres(folder, running.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a process of it, which throws out everybody and recovers, as after a crash of its machine. */
    public void crash() {
        try (var connection = DriverManager.getConnection(url);
                var query = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            query.next();
            ProcessHandle.of(query.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
        } catch (SQLException down) {
            // It is down already.
        }
    }

    @Override
    public void close() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
