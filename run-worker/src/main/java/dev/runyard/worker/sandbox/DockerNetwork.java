package dev.runyard.worker.sandbox;

import dev.runyard.worker.egress.Uplink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The network of one attempt's containers. Docker lets a container into no network but its own ones and that of another
 * container; so where an attempt has a {@link Namespace}, a container that does nothing else stands in that. It may enter
 * namespaces, and no run has a part in it; it ends with the worker, whatever ends that.
 */
final class DockerNetwork implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;
    private static final String INSIDE = "/runyard/network";
    private static final String READY = "ready";

    /** A number of a process may have gone to another, whose network would be the machine's: the link has a name of its own. */
    private static final String STAND = """
            while read -r name rest <&7; do [ "$name" = "$1:" ] && found=1; done 7</proc/net/dev
            [ -n "$found" ] || exit 96
            echo ready; read -r end
            """;

    private final String option;
    private final Map<String, String> files;
    private final @Nullable Namespace namespace;
    private final @Nullable Process standing;

    private DockerNetwork(
            String option, Map<String, String> files, @Nullable Namespace namespace, @Nullable Process standing) {
        this.option = option;
        this.files = files;
        this.namespace = namespace;
        this.standing = standing;
    }

    /** Returns the network of the machine, or none at all. */
    static DockerNetwork of(Uplink.Whole uplink) {
        return new DockerNetwork(uplink == Uplink.Whole.NONE ? "none" : "host", Map.of(), null, null);
    }

    /**
     * Brings a namespace to where containers can have it. The caller gives it up to this.
     *
     * @param labels of the container that stands there
     * @throws IOException with one line for people
     */
    static DockerNetwork of(Engine engine, Image image, List<String> labels, Namespace namespace) throws IOException {
        String name = "runyard-network-" + UUID.randomUUID();
        List<String> line = new java.util.ArrayList<>(List.of("run", "--rm", "--interactive", "--pull", "never"));
        line.addAll(labels);
        line.addAll(List.of("--name", name, "--log-driver", "none", "--network", "none", "--read-only"));
        line.addAll(List.of("--user", "0:0", "--cap-drop", "ALL", "--cap-add", "SYS_ADMIN"));
        line.addAll(List.of("--security-opt", "no-new-privileges", "--security-opt", "apparmor=unconfined"));
        line.addAll(List.of("--no-healthcheck", "--pids-limit", "16"));
        line.addAll(List.of("--mount", "type=bind,readonly,src=" + namespace.place() + ",dst=" + INSIDE));
        line.addAll(List.of("--entrypoint", "nsenter", image.id(), "--net=" + INSIDE));
        line.addAll(List.of("/bin/sh", "-c", STAND, "sh", namespace.link()));
        Process standing = null;
        try {
            standing = engine.prepare(line).redirectErrorStream(true).start();
            awaitReady(standing);
            return new DockerNetwork("container:" + name, namespace.files(), namespace, standing);
        } catch (IOException e) {
            namespace.close();
            if (standing != null) {
                standing.destroyForcibly();
            }
            throw e;
        }
    }

    private static void awaitReady(Process standing) throws IOException {
        var first = new CompletableFuture<@Nullable String>();
        Thread.ofVirtual().name("docker-network").start(() -> {
            try {
                first.complete(standing.inputReader().readLine());
            } catch (IOException e) {
                first.complete(e.getMessage());
            }
        });
        try {
            String said = first.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!READY.equals(said)) {
                throw new IOException("no container can enter the network of a run (nsenter in the image?): " + said);
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("no container entered the network of a run in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted at the network of a run", e);
        }
    }

    /** Returns the network as {@code docker run} has it. */
    String option() {
        return option;
    }

    /** Returns files that differ from Docker's, by their names in {@code /etc}. */
    Map<String, String> files() {
        return files;
    }

    /** Nothing of the attempt runs any more. The end of its input ends the container. */
    @Override
    public void close() {
        if (standing != null) {
            try {
                standing.getOutputStream().close();
            } catch (IOException e) {
                standing.destroyForcibly();
            }
        }
        if (namespace != null) {
            namespace.close();
        }
    }
}
