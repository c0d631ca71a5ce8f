package dev.runyard.worker.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The containers of one attempt, one after the other. */
final class DockerCell implements Cell {
    private static final Logger log = LoggerFactory.getLogger(DockerCell.class);
    private static final Path INSIDE = Path.of("/runyard");
    private static final ControlGroup NONE = new ControlGroup(List.of());
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration START = Duration.ofMinutes(1);

    private static final int NOBODYS = 65_534;

    /** As the kernel counts them; usual are 1024. */
    private static final String SMALL_SHARE = "128";

    /**
     * The environment comes by the input, and so stands neither in a command line nor in what the engine keeps of the container. What
     * goes on with the tool is its last line: half of it starts nothing.
     */
    private static final String ENTRANCE = "eval \"$(cat)\"; exit 96";

    private final Engine engine;
    private final Image image;
    private final List<String> labels;
    private final Room room;
    private final Limits limits;
    private final DockerNetwork network;
    private final int uid;
    private boolean handedOver;
    private volatile @Nullable Meter meter;
    private volatile @Nullable String container;
    private volatile boolean outOfMemory;

    DockerCell(
            Engine engine, Image image, List<String> labels, Room room, Limits limits, DockerNetwork network, int uid) {
        this.engine = engine;
        this.image = image;
        this.labels = labels;
        this.room = room;
        this.limits = limits;
        this.network = network;
        this.uid = uid;
    }

    @Override
    public Path inside(Path path) {
        return path.startsWith(room.run()) ? INSIDE.resolve(room.run().relativize(path)) : path;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "PATH", INSIDE + "/bin:" + image.path(), "HOME", "/home/run", "TMPDIR", "/tmp", "LANG", "C.UTF-8");
    }

    @Override
    public SandboxProcess start(Command command, OutputSink sink) throws IOException {
        if (!handedOver) {
            Owners.handOver(room, uid);
            handedOver = true;
        }
        String name = "runyard-" + room.mark() + "-" + UUID.randomUUID();
        byte[] script = script(command);
        var builder = engine.prepare(line(name, command));
        if (command.outputFile() == null) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectOutput(command.outputFile().toFile()).redirectError(new File("/dev/null"));
        }
        container = name;
        outOfMemory = false;
        var tool = new Tool();
        SandboxProcess process = SandboxProcess.prepare(builder, program(), tool::find, this::cleanUp);
        process.listen(sink);
        try {
            awaitRunning(name, process).ifPresent(pid -> {
                tool.root = ProcessHandle.of(pid).orElse(null);
                ControlGroup group = ControlGroup.of(pid);
                meter = new Meter(limits, group, group::members, room);
            });
        } catch (IOException e) {
            process.kill();
            kill();
            throw e;
        }
        process.give(script);
        return process;
    }

    /** Where the tool is looked for once the container runs. */
    private final class Tool {
        private volatile @Nullable ProcessHandle root;

        Optional<ProcessHandle> find() {
            return Optional.ofNullable(root).flatMap(first -> ProcessTree.find(first, program()));
        }
    }

    private byte[] script(Command command) throws IOException {
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.put(Strays.MARK, room.mark());
        String outputs = command.outputFile() == null ? " 2>&1" : "";
        return (ShellScript.exporting(environment) + "exec \"$@\" </dev/null" + outputs + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the number of its first process; nothing when it has ended already. */
    private Optional<Long> awaitRunning(String name, SandboxProcess process) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        boolean runs = false;
        try {
            while (process.await(PAUSE).isEmpty()) {
                long pid = pid(name);
                runs = pid > 0;
                if (runs && Strays.isMarked(pid, room.mark())) {
                    return Optional.of(pid);
                }
                if (System.nanoTime() > end) {
                    throw new IOException(
                            runs
                                    ? "the processes of containers are not to be seen here: the worker has to be on the"
                                            + " engine's machine, and in no container itself"
                                    : "a container did not start within " + START.toSeconds() + " seconds");
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a container started", e);
        }
    }

    private long pid(String name) {
        try {
            return Long.parseLong(engine.ask("inspect", "--format", "{{.State.Pid}}", name));
        } catch (IOException e) {
            // It is not made yet.
            return 0;
        }
    }

    private List<String> line(String name, Command command) throws IOException {
        List<String> line = new ArrayList<>(List.of("run", "--interactive", "--pull", "never", "--name", name));
        line.addAll(labels);
        line.addAll(List.of("--label", Docker.ATTEMPT + "=" + room.mark()));
        // Not even the engine keeps what runs say.
        line.addAll(List.of("--log-driver", "none", "--network", network.option(), "--no-healthcheck"));
        line.addAll(List.of("--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
        line.addAll(List.of("--ipc", "private", "--cgroupns", "private", "--user", user()));
        line.addAll(limited());
        line.addAll(List.of("--env", Strays.MARK + "=" + room.mark()));
        mounts().forEach(mount -> line.addAll(List.of("--mount", mount)));
        line.addAll(List.of("--workdir", inside(command.directory()).toString()));
        line.addAll(List.of("--entrypoint", "/bin/sh", image.id(), "-c", ENTRANCE, "sh"));
        line.add(INSIDE.resolve("bin").resolve(program()).toString());
        line.addAll(command.arguments());
        return line;
    }

    /** The worker's own group may be the one that has the engine; its files are reached by the user. */
    private String user() {
        return uid >= 0
                ? uid + ":" + uid
                : Owners.ofProcess(ProcessHandle.current().pid()) + ":" + NOBODYS;
    }

    private List<String> limited() {
        String memory = Long.toString(limits.memoryBytes());
        List<String> line = new ArrayList<>(List.of("--memory", memory, "--memory-swap", memory));
        line.addAll(List.of("--pids-limit", Integer.toString(limits.processes())));
        line.addAll(List.of("--ulimit", "core=0", "--ulimit", "fsize=" + limits.fileBytes()));
        line.addAll(List.of("--shm-size", Long.toString(BubblewrapCell.SHARED_MEMORY)));
        if (limits.cpus() > 0) {
            line.addAll(List.of("--cpus", Double.toString(limits.cpus())));
        }
        if (!room.hurry()) {
            line.addAll(List.of("--cpu-shares", SMALL_SHARE));
        }
        // Some releases of runc give them the mode of the place in the image.
        String owner = ",uid=" + user().replace(":", ",gid=");
        BubblewrapCell.writable(limits.memoryBytes()).forEach((place, bytes) -> {
            line.addAll(List.of("--tmpfs", place + ":rw,exec,nosuid,nodev,mode=1777,size=" + bytes + owner));
        });
        return line;
    }

    private List<String> mounts() throws IOException {
        Map<String, String> files = new HashMap<>(network.files());
        String number = user();
        files.put("passwd", "root:x:0:0::/:/bin/sh\nrun:x:" + number + "::/home/run:/bin/sh\n");
        files.put("group", "root:x:0:\nrun:x:" + number.split(":", -1)[1] + ":\n");
        List<String> mounts = new ArrayList<>();
        for (var file : files.entrySet()) {
            Path written = Files.writeString(room.run().resolve(file.getKey()), file.getValue());
            mounts.add(mount(written, Path.of("/etc", file.getKey()), true));
        }
        for (Path folder : List.of(room.configuration(), room.output(), room.state())) {
            mounts.add(mount(folder, inside(folder), false));
        }
        mounts.add(mount(room.settings(), inside(room.settings()), true));
        mounts.add(mount(room.program(), INSIDE.resolve("bin").resolve(program()), true));
        room.providers().forEach(providers -> mounts.add(mount(providers, providers, true)));
        return mounts;
    }

    /** The words are columns of a line of CSV. */
    private static String mount(Path from, Path to, boolean readOnly) {
        return "type=bind," + column("src=" + from) + "," + column("dst=" + to) + (readOnly ? ",readonly" : "");
    }

    private static String column(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public Optional<String> passedLimit() {
        Meter current = meter;
        return current == null ? Optional.empty() : current.look();
    }

    @Override
    public Optional<String> limitOfFailure() throws IOException {
        Meter current = meter;
        if (outOfMemory) {
            return Optional.of(Meter.tooMuchMemory(limits));
        }
        return current == null ? Optional.empty() : current.lookAfterFailure();
    }

    /** The container is kept so far, since it alone knows whether the kernel took its memory. */
    private void cleanUp() {
        String ended = container;
        container = null;
        if (ended != null) {
            try {
                outOfMemory = engine.ask("inspect", "--format", "{{.State.OOMKilled}}", ended)
                        .equals("true");
            } catch (IOException e) {
                log.debug("{} is gone: {}", ended, e.getMessage());
            }
        }
        kill();
    }

    @Override
    public Footprint footprint() {
        return new Footprint(room.mark(), program(), List.of(), 0, null);
    }

    /** Without the engine the processes can be killed all the same, and a container ends with its first one. */
    @Override
    public void kill() {
        try {
            engine.remove(Docker.ATTEMPT, room.mark());
        } catch (IOException e) {
            log.error("The containers of {} are ended as processes: {}", room.mark(), e.getMessage());
        }
        Strays.kill(() -> marked());
    }

    private Stream<ProcessHandle> marked() {
        return Strays.of(NONE, room.mark(), Optional.empty());
    }

    @Override
    public void close() {
        kill();
        network.close();
        Owners.giveBack(uid);
    }

    private String program() {
        return room.program().getFileName().toString();
    }
}
