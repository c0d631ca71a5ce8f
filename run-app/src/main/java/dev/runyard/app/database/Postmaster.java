package dev.runyard.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The server process that a cluster's {@code postmaster.pid} tells of. */
final class Postmaster {
    private static final int PORT_LINE = 3;

    private final Path cluster;

    Postmaster(Path cluster) {
        this.cluster = cluster;
    }

    /** Whether a process runs on this cluster now; an old file whose number another program has by now does not count. */
    boolean isRunning() throws IOException {
        return process().isPresent();
    }

    /** The port it listens on; nothing while none runs. */
    Optional<Integer> port() throws IOException {
        if (process().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file());
        return lines.size() > PORT_LINE
                ? Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip()))
                : Optional.empty();
    }

    /** Removes what a dead server left, so that its number, now another program's, keeps no new one from starting. */
    void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (Files.notExists(file())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file());
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.isAlive() && Arrays.asList(arguments).contains(cluster.toString());
    }

    private Path file() {
        return cluster.resolve("postmaster.pid");
    }
}
