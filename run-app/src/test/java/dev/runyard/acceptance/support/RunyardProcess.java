package dev.runyard.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runyard as a process of its own, as {@code ./runyard} would start it: one that can be killed and frozen. */
public final class RunyardProcess implements AutoCloseable {
    /** Starts a program where another, its first argument, is nothing. */
    private static final List<String> HIDING =
            List.of("unshare", "--mount", "sh", "-c", "mount --bind /dev/null \"$0\" && exec \"$@\"");

    private final List<String> launcher;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private Process process;
    private Path output;

    private RunyardProcess(List<String> launcher, Map<String, String> environment, List<String> arguments) {
        this.launcher = launcher;
        this.environment = new HashMap<>(environment);
        this.arguments = arguments;
        start();
    }

    /**
     * Starts a command.
     *
     * @param environment all of its settings; nothing but {@code PATH} is inherited
     * @param arguments such as {@code serve} and {@code --no-worker}
     */
    public static RunyardProcess start(Map<String, String> environment, String... arguments) {
        return new RunyardProcess(List.of(), environment, List.of(arguments));
    }

    /** As the other, on a machine that lacks a program; see {@link #canHide}. */
    public static RunyardProcess startWithout(Path program, Map<String, String> environment, String... arguments) {
        var launcher = new ArrayList<>(HIDING);
        launcher.add(program.toString());
        return new RunyardProcess(launcher, environment, List.of(arguments));
    }

    /** Tells whether programs can be hidden, which takes the rights of an administrator. */
    public static boolean canHide() {
        try {
            return new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the same again, with the same settings, once it has ended. */
    public RunyardProcess startAgain() {
        return startAgain(Map.of());
    }

    /** Starts the same again, with some settings changed, once it has ended. */
    public RunyardProcess startAgain(Map<String, String> changes) {
        exitCode();
        environment.putAll(changes);
        start();
        return this;
    }

    private void start() {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.runyard.app.Runyard"));
        command.addAll(arguments);
        try {
            output = Files.createTempFile("runyard-process", ".log");
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed these words; fails at once when it ended without them. */
    public RunyardProcess awaits(String words) {
        Eventually.until("'" + words + "' from a process", this::output, said -> {
            assertThat(process.isAlive() || said.contains(words)).as(said).isTrue();
            return said.contains(words);
        });
        return this;
    }

    /** Waits for its end, whatever brings it about. */
    public int exitCode() {
        Eventually.until("the end of a process", process::isAlive, alive -> !alive);
        return process.exitValue();
    }

    /** Returns all that it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends SIGTERM, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Stops it as an operator does, and waits for its end. */
    public void stop() {
        terminate();
        exitCode();
    }

    /** Sends SIGKILL, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Sends SIGSTOP: it does nothing until {@link #thaw}. */
    public void freeze() {
        signal("STOP");
    }

    /** Sends SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it, frozen or not. */
    @Override
    public void close() {
        kill();
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
