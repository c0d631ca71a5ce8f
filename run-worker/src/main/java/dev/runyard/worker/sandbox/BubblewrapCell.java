package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox of one attempt: the bubblewrap command line, and everything needed to end what runs in it. */
final class BubblewrapCell implements Cell {
    private static final Logger log = LoggerFactory.getLogger(BubblewrapCell.class);

    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static final List<String> NAMESPACES = List.of(
            "--unshare-user",
            "--unshare-pid",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--disable-userns",
            "--uid",
            "1000",
            "--gid",
            "1000",
            "--hostname",
            "runyard",
            "--new-session",
            "--cap-drop",
            "ALL");

    /** As containers have it. */
    static final long SHARED_MEMORY = 64L << 20;

    /**
     * Below {@code /etc}. Of certificates only the public ones: private keys lie beside them, that of the server's own port
     * perhaps, and a worker that is not root runs terraform as the user who may read it.
     */
    private static final List<String> SYSTEM_FILES = List.of(
            "ssl/certs",
            "ssl/cert.pem",
            "ssl/ca-bundle.pem",
            "ssl/openssl.cnf",
            "pki/tls/certs",
            "pki/tls/cert.pem",
            "pki/tls/openssl.cnf",
            "pki/ca-trust/extracted",
            "ca-certificates",
            "resolv.conf",
            "hosts",
            "nsswitch.conf",
            "ld.so.cache",
            "alternatives",
            "services",
            "protocols",
            "localtime");

    /** When all is in its place, nothing else can be written. */
    private static final List<String> CLOSING = List.of("--remount-ro", "/dev", "--remount-ro", "/");

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private static final Path INSIDE = Path.of("/runyard");

    private static final Optional<byte[]> FILTER = SyscallFilter.program();

    private final Room room;
    private final Limits limits;
    private final Network network;
    private final ControlGroup group;
    private final Meter meter;
    private final Queue<SandboxProcess> waiting = new ConcurrentLinkedQueue<>();
    private boolean handedOver;

    BubblewrapCell(Room room, Limits limits, Network network, ControlGroup group) {
        this.room = room;
        this.limits = limits;
        this.network = network;
        this.group = group;
        this.meter = new Meter(limits, group, this::members, room);
    }

    /** None leaves its group. */
    private Stream<ProcessHandle> members() {
        return group.folders().isEmpty() ? strays() : group.members();
    }

    private Stream<ProcessHandle> strays() {
        Stream<ProcessHandle> marked = Strays.of(group, room.mark(), Optional.empty());
        return network.uid() < 0
                ? marked
                : Stream.concat(marked, Strays.ofUser(network.uid()).filter(process -> !network.isKeptBy(process)));
    }

    @Override
    public Optional<String> passedLimit() {
        return meter.look();
    }

    @Override
    public Optional<String> limitOfFailure() throws IOException {
        return meter.lookAfterFailure();
    }

    @Override
    public Path inside(Path path) {
        return path.startsWith(room.run()) ? INSIDE.resolve(room.run().relativize(path)) : path;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("PATH", INSIDE + "/bin:" + PATH, "HOME", "/home/run", "TMPDIR", "/tmp", "LANG", "C.UTF-8");
    }

    @Override
    public void expect() {
        waiting.add(prepare(null));
    }

    @Override
    public SandboxProcess start(Command command, OutputSink sink) throws IOException {
        if (!handedOver) {
            Owners.handOver(room, network.uid());
            handedOver = true;
        }
        SandboxProcess ready = command.outputFile() == null ? waiting.poll() : null;
        meter.started();
        SandboxProcess process = ready == null ? prepare(command.outputFile()) : ready;
        process.listen(sink);
        process.give(input(command));
        return process;
    }

    private SandboxProcess prepare(@Nullable Path outputFile) {
        var within = Stream.concat(network.entrance().stream(), room.priority().stream());
        var program = Stream.concat(fewProcesses().stream(), Stream.of(INSIDE + "/bin/" + program()));
        var entrance =
                new Entrance(group.doors(), limits.fileBytes() / 512, filter(), within.toList(), program.toList());
        ProcessBuilder builder = entrance.prepare(outputFile);
        builder.environment().put("PATH", PATH);
        // What kills by the mark finds the outermost process, too; the mark is no secret inside.
        builder.environment().put(Strays.MARK, room.mark());
        return SandboxProcess.prepare(builder, program(), this::killLeftBehind);
    }

    /** Where no control group counts them, the kernel counts those of the user, in the sandbox alone. */
    private List<String> fewProcesses() {
        return group.limitsProcesses() || !Files.exists(PRLIMIT)
                ? List.of()
                : List.of(PRLIMIT.toString(), "--nproc=" + limits.processes());
    }

    private byte[] input(Command command) throws IOException {
        Stream<String> environment = command.environment().entrySet().stream()
                .flatMap(entry -> Stream.of("--setenv", entry.getKey(), entry.getValue()));
        List<String> arguments = Stream.of(
                        Stream.of("--die-with-parent", "--clearenv"),
                        NAMESPACES.stream(),
                        FILTER.isPresent() ? Stream.of("--seccomp", "8") : Stream.<String>of(),
                        network.options().stream(),
                        systemMounts().stream(),
                        writable().stream(),
                        roomMounts().stream(),
                        CLOSING.stream(),
                        Stream.of("--chdir", inside(command.directory()).toString()),
                        environment,
                        Stream.of("--setenv", Strays.MARK, room.mark()))
                .flatMap(part -> part)
                .toList();
        return Entrance.input(command.arguments(), arguments).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the file of the filter; nothing where there is none for this machine. */
    private String filter() {
        if (FILTER.isEmpty()) {
            return "";
        }
        Path file = room.backstage().resolve("filter");
        try {
            if (!Files.exists(file)) {
                Files.write(file, FILTER.get());
            }
        } catch (IOException e) {
            // Without it the entrance ends, and says so.
            log.warn("The filter of system calls cannot be written", e);
        }
        return file.toString();
    }

    private List<String> roomMounts() throws IOException {
        List<String> mounts = new ArrayList<>();
        bind(
                mounts,
                "--ro-bind",
                file("passwd", "root:x:0:0::/:/bin/sh\nrun:x:1000:1000::/home/run:/bin/sh\n"),
                Path.of("/etc/passwd"));
        bind(mounts, "--ro-bind", file("group", "root:x:0:\nrun:x:1000:\n"), Path.of("/etc/group"));
        for (var file : network.files().entrySet()) {
            bind(mounts, "--ro-bind", file(file.getKey(), file.getValue()), Path.of("/etc", file.getKey()));
        }
        bind(mounts, "--bind", room.configuration(), inside(room.configuration()));
        bind(mounts, "--bind", room.output(), inside(room.output()));
        bind(mounts, "--bind", room.state(), inside(room.state()));
        bind(mounts, "--ro-bind", room.settings(), inside(room.settings()));
        bind(mounts, "--ro-bind", room.program(), INSIDE.resolve("bin").resolve(program()));
        for (Path providers : room.providers()) {
            bind(mounts, "--ro-bind", providers, providers);
        }
        return mounts;
    }

    /** Writes a file that takes the place of the machine's; git and ssh refuse to work for a user without an entry. */
    private Path file(String name, String content) throws IOException {
        Path file = room.run().resolve(name);
        Files.writeString(file, content);
        return file;
    }

    private static void bind(List<String> mounts, String how, Path from, Path to) {
        mounts.addAll(List.of(how, from.toString(), to.toString()));
    }

    /** What is there of the machine: programs, libraries, certificates, and how names are looked up. */
    static List<String> systemMounts() {
        List<String> mounts = new ArrayList<>(List.of("--ro-bind", "/usr", "/usr"));
        for (String name : List.of("bin", "sbin", "lib", "lib32", "lib64")) {
            Path path = Path.of("/", name);
            if (Files.isSymbolicLink(path)) {
                mounts.addAll(List.of("--symlink", "usr/" + name, path.toString()));
            } else if (Files.isDirectory(path)) {
                bind(mounts, "--ro-bind", path, path);
            }
        }
        SYSTEM_FILES.stream()
                .map(name -> Path.of("/etc", name))
                .forEach(path -> bind(mounts, "--ro-bind-try", path, path));
        mounts.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--dir", "/run"));
        return mounts;
    }

    /** Where a run may write beside its own folders and {@code /dev/shm}: in memory, and not without end. */
    static Map<String, Long> writable(long memory) {
        return Map.of("/tmp", memory / 2, "/var/tmp", memory / 8, "/home/run", memory / 8);
    }

    private List<String> writable() {
        List<String> mounts = new ArrayList<>(List.of("--size", Long.toString(SHARED_MEMORY), "--tmpfs", "/dev/shm"));
        writable(limits.memoryBytes())
                .forEach((path, bytes) -> mounts.addAll(List.of("--size", bytes.toString(), "--tmpfs", path)));
        return mounts;
    }

    @Override
    public Footprint footprint() {
        return new Footprint(
                room.mark(),
                program(),
                group.folders().stream().map(Path::toString).toList(),
                0,
                null);
    }

    /** A killed bubblewrap can leave orphans behind, so this asks the kernel who is still there. */
    private void killLeftBehind() {
        Strays.kill(() -> members().filter(process -> waiting.stream().noneMatch(next -> next.is(process))));
    }

    @Override
    public void kill() {
        for (SandboxProcess unused = waiting.poll(); unused != null; unused = waiting.poll()) {
            unused.kill();
        }
        Strays.kill(this::members);
    }

    @Override
    public void close() {
        kill();
        group.remove();
        network.close();
    }

    private String program() {
        return room.program().getFileName().toString();
    }
}
