package dev.runyard.acceptance.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * A PostgreSQL for servers of a test: the one that {@code TEST_DATABASE_URL} names, or one started here. It outlives
 * those servers, which would wait in vain for a database that is gone.
 */
public record TestDatabase(String url, Runnable stop) implements AutoCloseable {
    /** Starts an empty one. */
    public static TestDatabase start() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setRegisterShutdownHook(false)
                    .start();
            return new TestDatabase(postgres.getJdbcUrl("postgres", "postgres"), () -> close(postgres));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that was given to the tests; without it a new one. */
    static TestDatabase givenOrStarted() {
        var given = System.getenv("TEST_DATABASE_URL");
        return given == null ? start() : new TestDatabase(given, () -> {});
    }

    @Override
    public void close() {
        stop.run();
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
