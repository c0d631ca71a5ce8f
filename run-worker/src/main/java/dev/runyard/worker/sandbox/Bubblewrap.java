package dev.runyard.worker.sandbox;

import dev.runyard.contract.Egress;
import dev.runyard.worker.egress.Outlet;
import dev.runyard.worker.egress.Surroundings;
import dev.runyard.worker.egress.Uplink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Linux namespaces by way of bubblewrap: terraform sees the system's programs and certificates, its own folders, and
 * nothing else of the machine; of the network, what its uplink gives. A worker that is root gives every attempt a user number of its own
 * before bubblewrap starts, since a sandbox that real root starts can write to the kernel's settings.
 *
 * @see <a href="https://github.com/containers/bubblewrap">bubblewrap</a>
 */
public final class Bubblewrap implements Sandbox {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

    private final Limits limits;
    private final Networks networks;

    /**
     * Makes cells under the given limits.
     *
     * @param ahead how many networks are to wait for attempts
     */
    public Bubblewrap(Limits limits, int ahead) {
        this.limits = limits;
        this.networks = new Networks(ahead);
    }

    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public String enforcement() {
        ControlGroup group =
                ControlGroup.create("probe-" + ProcessHandle.current().pid(), limits);
        try {
            if (group.limitsMemory() && group.limitsProcesses()) {
                return "memory and processes limited by control groups, " + cpu(group) + ", disk watched by the worker";
            }
            return "memory, processes and disk watched by the worker, " + cpu(group);
        } finally {
            group.remove();
        }
    }

    private static String cpu(ControlGroup group) {
        return group.limitsCpu() ? "CPU too" : "CPU not limited";
    }

    @Override
    public Cell open(Room room, Uplink uplink) throws IOException {
        Files.createDirectories(room.backstage());
        return new BubblewrapCell(room, limits, network(uplink), ControlGroup.create(room.mark(), limits));
    }

    private Network network(Uplink uplink) throws IOException {
        return switch (uplink) {
            case Outlet outlet -> networks.take(outlet);
            case Uplink.Whole whole ->
                new PlainNetwork(Owners.isRoot() ? Owners.take() : -1, whole == Uplink.Whole.NONE);
        };
    }

    @Override
    public void begin(Uplink usual) {
        if (usual instanceof Outlet outlet) {
            networks.expect(outlet);
        }
    }

    @Override
    public void close() {
        networks.close();
    }

    /** Returns why runs cannot have networks of their own here, in one line for people; nothing when they can. */
    public static Optional<String> probeNetworks() {
        try {
            var round = Surroundings.look(URI.create("http://localhost"));
            try (var made = Namespace.make(Outlet.of(Egress.DENY_LIST, round))) {
                return made.canBeEntered() ? Optional.empty() : Optional.of("nsenter cannot enter what pasta made");
            }
        } catch (IOException e) {
            return Optional.of(Objects.requireNonNullElse(e.getMessage(), "pasta does not work"));
        }
    }

    /** Returns whether runs see what is at a place of the machine, which need not exist yet. */
    public static boolean shows(Path place) throws IOException {
        Path real = place.toAbsolutePath().normalize();
        Path below = Path.of("");
        while (!Files.exists(real)) {
            below = Path.of(real.getFileName().toString()).resolve(below);
            real = Objects.requireNonNull(real.getParent());
        }
        real = real.toRealPath().resolve(below);
        List<String> mounts = BubblewrapCell.systemMounts();
        for (int i = 0; i + 2 < mounts.size(); i++) {
            if (mounts.get(i).startsWith("--ro-bind") && real.startsWith(mounts.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Returns why bubblewrap does not work here, in one line for people; nothing when it does. */
    public static Optional<String> probe() {
        List<String> line = new ArrayList<>(Owners.becoming(Owners.isRoot() ? 65534 : -1));
        line.addAll(List.of("bwrap", "--die-with-parent"));
        line.addAll(BubblewrapCell.NAMESPACES);
        line.addAll(BubblewrapCell.systemMounts());
        line.addAll(List.of("--", "/bin/sh", "-c", "exit 0"));
        var said = new StringBuilder();
        try {
            var builder = Launch.prepare(line, null);
            builder.environment().put("PATH", BubblewrapCell.PATH);
            var process = SandboxProcess.start(
                    builder,
                    "bwrap",
                    (bytes, length) ->
                            said.append(new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8)),
                    () -> {});
            Optional<Integer> code = process.await(PROBE_LIMIT);
            if (code.isEmpty()) {
                process.kill();
                return Optional.of("bwrap did not end within " + PROBE_LIMIT.toSeconds() + " seconds");
            }
            return code.get() == 0 ? Optional.empty() : Optional.of(firstLine(said.toString(), code.get()));
        } catch (IOException e) {
            return Optional.of("bubblewrap (bwrap) or setpriv is not installed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while trying bwrap");
        }
    }

    /**
     * Returns the folder on the way to an existing one that the sandbox's user cannot pass; nothing when all is open, or
     * when the worker is not root, and the sandbox runs as the worker's own user.
     */
    public static Optional<Path> closedOnTheWayTo(Path folder) throws IOException {
        if (Owners.isRoot()) {
            for (Path path = folder.toRealPath(); path != null; path = path.getParent()) {
                if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }

    private static String firstLine(String output, int code) {
        return output.lines().filter(line -> !line.isBlank()).findFirst().orElse("bwrap ended with " + code);
    }
}
