package dev.runyard.app.bench;

import dev.runyard.app.Runyard;
import dev.runyard.app.settings.DatabaseAddress;
import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, whose JVM has the options of this one: what {@code ./runyard serve} starts. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> KEPT =
            List.of("PATH", "RUNYARD_SANDBOX", "RUNYARD_EGRESS", "RUNYARD_TERRAFORM_VERSION");

    private final Process process;
    private final URI address;
    private final String token;
    private final double secondsToStart;

    private ServerProcess(Process process, URI address, String token, double secondsToStart) {
        this.process = process;
        this.address = address;
        this.token = token;
        this.secondsToStart = secondsToStart;
    }

    static ServerProcess start(
            Map<String, String> environment, boolean worker, Path data, int port, @Nullable DatabaseAddress database)
            throws IOException, InterruptedException {
        String token = secret();
        Path output = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(worker))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        KEPT.forEach(name -> builder.environment().put(name, environment.getOrDefault(name, "")));
        builder.environment().put("RUNYARD_PORT", Integer.toString(port));
        builder.environment().put("RUNYARD_BIND", "127.0.0.1");
        builder.environment().put("RUNYARD_DATA", data.toString());
        builder.environment().put("RUNYARD_ADMIN_TOKEN", token);
        if (database != null) {
            builder.environment()
                    .put(
                            "RUNYARD_DATABASE_URL",
                            database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password());
        }
        Stopwatch watch = Stopwatch.start();
        Process process = builder.start();
        while (!Files.readString(output).contains("Runyard is ready at")) {
            if (!process.isAlive() || watch.isOver(PATIENCE)) {
                process.destroyForcibly();
                throw Refusal.notPossible("The bench's server did not start: "
                        + Files.readString(output).strip());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new ServerProcess(process, URI.create("http://localhost:" + port), token, watch.seconds());
    }

    private static List<String> command(boolean worker) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Runyard.class.getName(), "serve"));
        if (!worker) {
            command.add("--no-worker");
        }
        return command;
    }

    /** Speaks to it as its site admin. */
    Caller admin() {
        return new Caller(address, token);
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** From the start of the process to the moment it answered. */
    double secondsToStart() {
        return secondsToStart;
    }

    /** Stops it as an operator would, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String secret() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
