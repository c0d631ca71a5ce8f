package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A control group of the kernel for one attempt: limits for all its processes together, and a list of them that they
 * cannot leave. Version 1 has a folder per controller, version 2 one. Where none can be written the group is empty.
 *
 * @param folders of this group, one for each hierarchy it is in
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control Group v2</a>
 */
record ControlGroup(List<Path> folders) {
    private static final Logger log = LoggerFactory.getLogger(ControlGroup.class);
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    ControlGroup {
        folders = List.copyOf(folders);
    }

    /** Makes a group below the worker's own, as far as this is allowed. */
    static ControlGroup create(String mark, Limits limits) {
        List<Path> made = new ArrayList<>();
        for (String line :
                ProcessTree.read(ProcessHandle.current().pid(), "cgroup").split("\n", -1)) {
            String[] fields = line.split(":", 3);
            if (fields.length < 3) {
                continue;
            }
            String below = fields[2].substring(1);
            switch (fields[1]) {
                case "memory" ->
                    make(ROOT.resolve("memory").resolve(below), mark, made, folder -> {
                        write(folder, "memory.limit_in_bytes", limits.memoryBytes());
                        writeIfThere(folder, "memory.memsw.limit_in_bytes", limits.memoryBytes());
                    });
                case "pids" ->
                    make(
                            ROOT.resolve("pids").resolve(below),
                            mark,
                            made,
                            folder -> write(folder, "pids.max", limits.processes()));
                case "" ->
                    make(ROOT.resolve(below), mark, made, folder -> {
                        writeIfThere(folder, "memory.max", limits.memoryBytes());
                        writeIfThere(folder, "memory.swap.max", 0);
                        writeIfThere(folder, "pids.max", limits.processes());
                    });
                default -> {
                    // A controller that limits nothing we care for.
                }
            }
        }
        return new ControlGroup(made);
    }

    private static void make(Path parent, String mark, List<Path> made, Setting setting) {
        if (!Files.isWritable(parent) || !Files.exists(parent.resolve("cgroup.procs"))) {
            return;
        }
        Path folder = parent.resolve("runyard-" + mark);
        try {
            offerControllers(parent);
            Files.createDirectories(folder);
            setting.apply(folder);
            made.add(folder);
        } catch (IOException e) {
            log.debug("No control group {}", folder, e);
        }
    }

    /** Version 2 hands controllers down only where no process is in the parent; without them the group still lists. */
    private static void offerControllers(Path parent) {
        Path control = parent.resolve("cgroup.subtree_control");
        for (String controller : List.of("+memory", "+pids")) {
            try {
                if (Files.exists(control)) {
                    Files.writeString(control, controller);
                }
            } catch (IOException e) {
                log.debug("{} does not hand down {}", parent, controller, e);
            }
        }
    }

    private static void writeIfThere(Path folder, String file, long value) throws IOException {
        if (Files.exists(folder.resolve(file))) {
            write(folder, file, value);
        }
    }

    private static void write(Path folder, String file, long value) throws IOException {
        Files.writeString(folder.resolve(file), Long.toString(value));
    }

    /** A process that writes its number here is in the group from then on, with all its children. */
    List<Path> doors() {
        return folders.stream().map(folder -> folder.resolve("cgroup.procs")).toList();
    }

    Stream<ProcessHandle> members() {
        return doors().stream()
                .flatMap(ControlGroup::lines)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream());
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Removes the emptied group; the kernel may need a moment to see that it is empty. */
    void remove() {
        for (Path folder : folders) {
            for (int i = 0; i < 100 && Files.exists(folder); i++) {
                try {
                    Files.delete(folder);
                } catch (IOException e) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Setting {
        void apply(Path folder) throws IOException;
    }
}
