package dev.runyard.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Counts the statements that PostgreSQL executes, by its own log. */
final class StatementCount implements AutoCloseable {
    private static final Pattern STATEMENT =
            Pattern.compile("LOG:  (?:statement|execute [^:]*): (?!BEGIN|COMMIT|SET |SHOW )");

    /** What servers do by themselves comes between, and only ever adds: so the least of some tries is right. */
    private static final int TRIES = 5;

    private final Connection database;
    private final Path log;

    private StatementCount(Connection database, Path log) {
        this.database = database;
        this.log = log;
    }

    static StatementCount open(Connection database, Path log) throws SQLException, InterruptedException {
        StatementCount count = new StatementCount(database, log);
        count.set("all");
        return count;
    }

    /** Something that executes statements. */
    @FunctionalInterface
    interface Deed {
        void act() throws IOException, InterruptedException;
    }

    long of(Deed deed) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            int before = Files.readString(log).length();
            deed.act();
            String said = Files.readString(log).substring(before);
            least = Math.min(least, STATEMENT.matcher(said).results().count());
        }
        return least;
    }

    private void set(String what) throws SQLException, InterruptedException {
        try (var statement = database.createStatement()) {
            statement.execute("alter system set log_statement = '" + what + "'");
            statement.execute("select pg_reload_conf()");
        }
        // Its processes read it when they next have something to do.
        TimeUnit.SECONDS.sleep(1);
    }

    @Override
    public void close() throws SQLException {
        try {
            set("none");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
