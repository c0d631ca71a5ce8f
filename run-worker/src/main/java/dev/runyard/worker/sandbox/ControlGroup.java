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
    private static final long PERIOD_MICROSECONDS = 100_000;

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
            String controllers = fields[1];
            if (List.of(controllers.split(",", -1)).contains("cpu")) {
                limitCpu(ROOT.resolve(controllers).resolve(below), mark, made, limits);
            }
            switch (controllers) {
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
                        if (limits.cpus() > 0 && Files.exists(folder.resolve("cpu.max"))) {
                            Files.writeString(folder.resolve("cpu.max"), quota(limits) + " " + PERIOD_MICROSECONDS);
                        }
                    });
                default -> {
                    // A controller that limits nothing we care for.
                }
            }
        }
        return new ControlGroup(made);
    }

    /** Returns the group a process is in, whoever made it: to look at, not to remove. */
    static ControlGroup of(long pid) {
        return new ControlGroup(ProcessTree.read(pid, "cgroup")
                .lines()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .map(fields -> ROOT.resolve(fields[1]).resolve(fields[2].substring(1)))
                .filter(folder -> Files.exists(folder.resolve("cgroup.procs")))
                .toList());
    }

    /** A group of its own has the share of one process, however many it has. */
    private static void limitCpu(Path parent, String mark, List<Path> made, Limits limits) {
        make(parent, mark, made, folder -> {
            if (limits.cpus() > 0) {
                write(folder, "cpu.cfs_period_us", PERIOD_MICROSECONDS);
                write(folder, "cpu.cfs_quota_us", quota(limits));
            }
        });
    }

    private static long quota(Limits limits) {
        return Math.round(limits.cpus() * PERIOD_MICROSECONDS);
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
        for (String controller : List.of("+memory", "+pids", "+cpu")) {
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

    boolean limitsMemory() {
        return has("memory.limit_in_bytes") || has("memory.max");
    }

    boolean limitsProcesses() {
        return has("pids.max");
    }

    boolean limitsCpu() {
        return has("cpu.cfs_quota_us") || has("cpu.max");
    }

    private boolean has(String file) {
        return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(file)));
    }

    /** Tells whether the kernel has killed a process of the group for the memory that the group used. */
    boolean outOfMemory() {
        return counted("memory.oom_control", "oom_kill ") || counted("memory.events", "oom_kill ");
    }

    /** Tells whether a process of the group could not start another one for their number. */
    boolean outOfProcesses() {
        return counted("pids.events", "max ");
    }

    private boolean counted(String file, String event) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .flatMap(ControlGroup::lines)
                .anyMatch(line -> line.startsWith(event) && !line.equals(event + "0"));
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
