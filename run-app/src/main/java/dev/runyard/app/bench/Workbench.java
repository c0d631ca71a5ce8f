package dev.runyard.app.bench;

import dev.runyard.app.database.EmbeddedPostgres;
import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where figures are measured: a temporary folder, a PostgreSQL in it, and the servers that figures start. */
final class Workbench implements AutoCloseable {
    private final Map<String, String> environment;
    private final BenchOptions options;
    private final Path folder;
    private final AtomicInteger number = new AtomicInteger();
    private final Deque<ServerProcess> servers = new ArrayDeque<>();
    private final Thread atTheEnd = new Thread(this::clear);
    private @Nullable EmbeddedPostgres postgres;

    private Workbench(Map<String, String> environment, BenchOptions options, Path folder) {
        this.environment = Map.copyOf(environment);
        this.options = options;
        this.folder = folder;
    }

    /** Makes the folder, and binds this process and all it starts to two processors: the figures are told for two. */
    static Workbench open(Map<String, String> environment, BenchOptions options) throws IOException {
        Path folder = Files.createTempDirectory("runyard-bench");
        // The users of the sandbox and of PostgreSQL walk through it.
        folder.toFile().setExecutable(true, false);
        Workbench bench = new Workbench(environment, options, folder);
        Runtime.getRuntime().addShutdownHook(bench.atTheEnd);
        if (!Processors.bind(2)) {
            bench.tell("taskset is missing: the figures are for all processors of this machine");
        }
        return bench;
    }

    BenchOptions options() {
        return options;
    }

    /** Says what is being done. */
    void tell(String what) {
        System.err.println("bench: " + what);
    }

    /** A new folder that others may walk through. */
    Path folder(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name + "-" + number.incrementAndGet()));
        made.toFile().setExecutable(true, false);
        return made;
    }

    /** Starts a server on a new database. */
    ServerProcess server(boolean worker) throws IOException, SQLException, InterruptedException {
        return server(worker, folder("server"), database());
    }

    /**
     * Starts a server.
     *
     * @param database null for the one in its data folder
     */
    synchronized ServerProcess server(boolean worker, Path data, @Nullable DatabaseAddress database)
            throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(environment, worker, data, freePort(), database);
        servers.push(server);
        return server;
    }

    /** Makes a database in the bench's own PostgreSQL. */
    DatabaseAddress database() throws IOException, SQLException {
        DatabaseAddress home = postgres().address();
        String name = "bench_" + number.incrementAndGet();
        try (Connection connection = connect(home);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new DatabaseAddress(home.jdbcUrl().replaceFirst("/postgres$", "/" + name), home.user(), home.password());
    }

    /** Opens a connection to a database of the bench. */
    static Connection connect(DatabaseAddress database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** The first process of the bench's PostgreSQL. */
    long postmaster() throws IOException {
        Path file = folder.resolve("database/postgres/cluster/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    /** What the bench's PostgreSQL says. */
    Path databaseLog() {
        return folder.resolve("database/postgres/server.log");
    }

    private synchronized EmbeddedPostgres postgres() throws IOException {
        if (postgres == null) {
            Path data = Files.createDirectory(folder.resolve("database"));
            data.toFile().setExecutable(true, false);
            postgres = EmbeddedPostgres.in(data, Folders.ofThisProcess());
            postgres.start();
        }
        return postgres;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        clear();
    }

    private synchronized void clear() {
        servers.forEach(ServerProcess::close);
        if (postgres != null) {
            postgres.close();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw Refusal.notPossible("The bench's folder " + folder + " cannot be removed: " + e.getMessage());
        }
    }
}
