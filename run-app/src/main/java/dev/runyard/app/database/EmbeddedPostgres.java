package dev.runyard.app.database;

import dev.runyard.app.folder.FolderLock;
import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL in the data folder that lives as long as the server: durable writes, loopback only, with a password.
 *
 * <p>The folder holds {@code lock} (one server at a time), {@code password}, {@code cluster} (PostgreSQL's own),
 * {@code server.log} and the unpacked programs. A server that outlived a killed Runyard is stopped first; one that dies is
 * started again, at the same address.
 */
public final class EmbeddedPostgres implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "runyard";

    /** A port that was free may be taken in the moment before the server takes it. */
    private static final int PORT_TRIES = 3;

    /** Between two starts of a server that does not live. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Path folder;
    private final FolderLock lock;
    private final PostgresCommands commands;
    private final PostgresUser user;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postgres-watch").daemon().factory());
    private @Nullable DatabaseAddress address;
    private int port;
    private long nextTry = System.nanoTime();
    private boolean closed;

    private EmbeddedPostgres(Path folder, FolderLock lock, PostgresUser user, PostgresCommands commands) {
        this.folder = folder;
        this.lock = lock;
        this.user = user;
        this.commands = commands;
    }

    /**
     * Takes the database's folder in {@code data} for this process; {@link #start} starts the server.
     *
     * @throws Refusal when another Runyard has the folder, or this machine cannot run the embedded PostgreSQL
     */
    public static EmbeddedPostgres in(Path data, Folders folders) throws IOException {
        Path folder = folders.makeReachable(data, "postgres");
        FolderLock lock = FolderLock.take(folder.resolve("lock"), "The data directory " + data);
        try {
            PostgresUser user = PostgresUser.of(folder.resolve("cluster"));
            PostgresBinaries binaries = PostgresBinaries.in(folder);
            return new EmbeddedPostgres(
                    folder, lock, user, new PostgresCommands(binaries, user, folder.resolve("command.log")));
        } catch (IOException | Refusal e) {
            lock.close();
            throw e;
        }
    }

    /** Where the server is that runs in {@code data} now, as another process has started it; nothing while none runs. */
    public static Optional<DatabaseAddress> running(Path data) throws IOException {
        if (Files.notExists(data.resolve("postgres").resolve("cluster"))) {
            return Optional.empty();
        }
        Path folder = data.resolve("postgres").toRealPath();
        Optional<Integer> port = new Postmaster(folder.resolve("cluster")).port();
        return port.isEmpty() ? Optional.empty() : Optional.of(address(folder, port.get()));
    }

    private static DatabaseAddress address(Path folder, int port) throws IOException {
        String password = Files.readString(folder.resolve("password"));
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
    }

    /** Starts the server, on a new cluster the first time; returns when it answers. Closes itself when that fails. */
    public synchronized void start() {
        try {
            if (Files.notExists(cluster())) {
                initialize();
            }
            requireVersion();
            stopOrphan();
            startServer();
            var _ = watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        } catch (IOException | Refusal e) {
            close();
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw Refusal.notPossible(
                    "The embedded PostgreSQL did not start (" + e.getMessage() + "); its log is " + log());
        }
    }

    /** What keeps it from starting, a full disk say, may pass: it is tried until it is there again, or closed. */
    private synchronized void look() {
        try {
            if (closed || System.nanoTime() < nextTry || new Postmaster(cluster()).isRunning()) {
                return;
            }
            nextTry = System.nanoTime() + PAUSE.toNanos();
            LOG.error("The embedded PostgreSQL has ended; it is started again");
            stopOrphan();
            keepLog();
            commands.start(cluster(), newLog(), port);
            LOG.warn("The embedded PostgreSQL is there again");
        } catch (IOException | RuntimeException e) {
            LOG.error("The embedded PostgreSQL does not start ({}); its log is {}", e.getMessage(), log());
        }
    }

    /** It says why the server ended. */
    private void keepLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), folder.resolve("server.log.before"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public synchronized DatabaseAddress address() {
        if (address == null) {
            throw new IllegalStateException("The embedded PostgreSQL is not running");
        }
        return address;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        address = null;
        watch.shutdown();
        try (lock) {
            stopOrphan();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop: {}", e.getMessage());
        }
    }

    private Path cluster() {
        return folder.resolve("cluster");
    }

    /** Under another name first: a cluster whose making was cut off is never taken for a whole one. */
    private void initialize() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path password = folder.resolve("password");
        writeSecret(password, HexFormat.of().formatHex(random));
        Path half = folder.resolve("cluster.new");
        PostgresBinaries.delete(half);
        Files.createDirectory(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(half);
        Path lent = folder.resolve("password.lent");
        try {
            writeSecret(lent, Files.readString(password));
            user.own(lent);
            commands.initialize(half, SUPERUSER, lent);
        } finally {
            Files.deleteIfExists(lent);
        }
        Files.move(half, cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireVersion() throws IOException {
        String made = Files.readString(cluster().resolve("PG_VERSION")).strip();
        String ours = commands.majorVersion();
        if (!made.equals(ours)) {
            throw Refusal.notPossible("The database in " + cluster() + " was made by PostgreSQL " + made
                    + " and this Runyard brings " + ours + ": bring it over with the older Runyard and pg_dump");
        }
    }

    private void stopOrphan() throws IOException {
        if (Files.notExists(cluster())) {
            return;
        }
        Postmaster postmaster = new Postmaster(cluster());
        if (postmaster.isRunning()) {
            commands.stop(cluster());
        } else {
            postmaster.forget();
        }
    }

    private void startServer() throws IOException {
        for (int left = PORT_TRIES; ; left--) {
            port = freePort();
            try {
                commands.start(cluster(), newLog(), port);
                address = address(folder, port);
                return;
            } catch (IOException e) {
                if (left <= 1 || !Files.readString(log()).contains("could not bind")) {
                    throw e;
                }
            }
        }
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private Path newLog() throws IOException {
        Files.deleteIfExists(log());
        Files.createFile(log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        user.own(log());
        return log();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void writeSecret(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
    }
}
