package dev.runyard.app.database;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs as the database's user, in an environment of their own. */
final class PostgresCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresBinaries binaries;
    private final PostgresUser user;
    private final Path output;

    /**
     * @param output a file that holds what the last program said
     */
    PostgresCommands(PostgresBinaries binaries, PostgresUser user, Path output) {
        this.binaries = binaries;
        this.user = user;
        this.output = output;
    }

    /** Makes a cluster in {@code folder}, which does not exist yet, with {@code superuser} and the password in the file. */
    void initialize(Path folder, String superuser, Path passwordFile) throws IOException {
        run(
                "initdb",
                "--pgdata=" + folder,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8");
    }

    /** Starts a server and waits until it takes connections. */
    void start(Path cluster, Path log, int port) throws IOException {
        // No unix socket: its path may be too long, and the driver speaks TCP only. Loopback needs the password.
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c shared_buffers=64MB -c max_connections=60 -c timezone=UTC -c log_timezone=UTC";
        run("pg_ctl", "start", "-w", "-t", seconds(), "-D", cluster.toString(), "-l", log.toString(), "-o", options);
    }

    /** Stops the server on this cluster and waits until it is gone; its clients are cut off. */
    void stop(Path cluster) throws IOException {
        run("pg_ctl", "stop", "-w", "-t", seconds(), "-m", "fast", "-D", cluster.toString());
    }

    /** The major version of these programs. */
    String majorVersion() throws IOException {
        return run("postgres", "--version").replaceFirst("^\\D*(\\d+)(?s:.*)$", "$1");
    }

    private String run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(List.of(arguments));
        Files.deleteIfExists(output);
        // To a file, never to a pipe: the server inherits it, and a pipe would end only with the server.
        ProcessBuilder builder = new ProcessBuilder(user.command(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("LC_ALL", "C");
        int exit = await(builder.start(), program);
        String said = Files.readString(output, StandardCharsets.UTF_8).strip();
        if (exit != 0) {
            String last = said.substring(said.lastIndexOf('\n') + 1);
            throw new IOException(program + " ended with " + exit + (last.isEmpty() ? "" : ": " + last));
        }
        return said;
    }

    private static int await(Process process, String program) throws IOException {
        try {
            if (process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException(program + " did not end within " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw Refusal.notPossible("Interrupted while " + program + " was running");
        }
    }

    private static String seconds() {
        return Long.toString(PATIENCE.toSeconds());
    }
}
