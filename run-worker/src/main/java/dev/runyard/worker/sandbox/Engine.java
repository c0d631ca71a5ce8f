package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Docker engine of this machine, by way of its command line: that knows contexts, sockets and versions of the API.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/">the docker CLI</a>
 */
final class Engine {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration REMOVAL = Duration.ofSeconds(30);
    private static final String FALLBACK = "docker did not answer";

    /** What says where the engine is. */
    private static final List<String> WAYS = List.of(
            "HOME",
            "DOCKER_HOST",
            "DOCKER_CONTEXT",
            "DOCKER_CONFIG",
            "DOCKER_API_VERSION",
            "DOCKER_TLS_VERIFY",
            "DOCKER_CERT_PATH");

    private final Map<String, String> environment;

    /** Takes the way to the engine from the worker's own environment. */
    Engine() {
        this(System.getenv());
    }

    Engine(Map<String, String> environment) {
        this.environment = WAYS.stream()
                .filter(environment::containsKey)
                .collect(Collectors.toMap(name -> name, environment::get));
    }

    /** Returns what a shell has to do to end all containers with a label that it knows as {@code $mark}. */
    String ending(String label) {
        String ways = environment.entrySet().stream()
                .map(way -> "export " + way.getKey() + "=" + ShellScript.quoted(way.getValue()) + "; ")
                .sorted()
                .collect(Collectors.joining());
        return "( " + ways + "timeout 20 docker ps --all --quiet --no-trunc --filter \"label=" + label
                + "=$mark\" | xargs -r timeout 20 docker rm --force --volumes )";
    }

    /** Returns the start of a process of the command line. */
    ProcessBuilder prepare(List<String> words) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(words);
        var builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", BubblewrapCell.PATH);
        return builder;
    }

    /**
     * Returns what a command says.
     *
     * @throws IOException with the reason in one line for people
     */
    String ask(String... words) throws IOException {
        return ask(List.of(words), LIMIT);
    }

    String ask(List<String> words, Duration limit) throws IOException {
        Process process = prepare(words).start();
        process.getOutputStream().close();
        var _ = process.onExit()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> process.destroyForcibly());
        String said = read(process.getInputStream());
        String complaint = read(process.getErrorStream());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(firstLine(complaint));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while docker was asked", e);
        }
        return said.strip();
    }

    private static String read(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(FALLBACK);
    }

    /** Ends and removes all containers with a label, and returns when none is left: one may just be coming. */
    void remove(String label, String value) throws IOException {
        long end = System.nanoTime() + REMOVAL.toNanos();
        List<String> found = find(label, value);
        while (!found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException("The containers " + found + " cannot be removed");
            }
            removeNow(found);
            found = find(label, value);
        }
    }

    private List<String> find(String label, String value) throws IOException {
        return ask("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=" + label + "=" + value)
                .lines()
                .toList();
    }

    /** Somebody else, the watchdog say, may be removing them: the next look tells. */
    private void removeNow(List<String> containers) {
        try {
            ask(
                    Stream.concat(Stream.of("rm", "--force", "--volumes"), containers.stream())
                            .toList(),
                    LIMIT);
        } catch (IOException e) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /**
     * Makes sure that it can be asked, and that it confines what it runs as runs need it.
     *
     * @throws IOException with one line for people
     */
    void require() throws IOException {
        String told;
        try {
            told = ask(
                    "info", "--format", "{{json .SecurityOptions}} {{.MemoryLimit}} {{.PidsLimit}} {{.CPUCfsQuota}}");
        } catch (IOException e) {
            throw new IOException("the Docker engine cannot be asked: " + e.getMessage(), e);
        }
        if (told.contains("name=rootless") || told.contains("name=userns")) {
            throw new IOException(
                    "the Docker engine maps users (it is rootless or has userns-remap), so that runs could"
                            + " not use their folders");
        }
        if (!told.contains("name=seccomp") || told.contains("profile=unconfined")) {
            throw new IOException("the Docker engine does not filter system calls (seccomp)");
        }
        if (!told.endsWith(" true true true")) {
            throw new IOException("the Docker engine cannot limit memory, processes and CPU on this machine");
        }
    }
}
