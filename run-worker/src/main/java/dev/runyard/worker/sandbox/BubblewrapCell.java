package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sandbox of one attempt: the bubblewrap command line, and everything needed to end what runs in it. */
final class BubblewrapCell implements Cell {
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

    private static final Path INSIDE = Path.of("/runyard");

    /**
     * Enters the control groups, then hands the arguments over by descriptor 9: they hold secrets, and a command line
     * is there for everyone to read.
     */
    private static final String ENTRANCE = """
            IFS=:; for door in $1; do echo $$ >"$door" || exit 97; done; unset IFS
            ulimit -c 0; ulimit -f "$2"; exec 9<"$3" || exit 98; rm -f "$3"; shift 3; exec "$@"
            """;

    private final Room room;
    private final Limits limits;
    private final int uid;
    private final ControlGroup group;

    BubblewrapCell(Room room, Limits limits, int uid, ControlGroup group) {
        this.room = room;
        this.limits = limits;
        this.uid = uid;
        this.group = group;
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
    public SandboxProcess start(Command command, OutputSink sink) throws IOException {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", ENTRANCE, "sh"));
        line.add(String.join(":", group.doors().stream().map(Path::toString).toList()));
        line.add(Long.toString(limits.fileBytes() / 512));
        line.add(writeArguments(command).toString());
        if (uid >= 0) {
            line.addAll(dropTo(uid));
        }
        line.addAll(room.priority());
        line.addAll(List.of("bwrap", "--args", "9", "--", INSIDE + "/bin/" + program()));
        line.addAll(command.arguments());
        var builder = Launch.prepare(line, command.outputFile());
        builder.environment().put("PATH", PATH);
        // What kills by the mark finds the outermost process, too; the mark is no secret inside.
        builder.environment().put(Strays.MARK, room.mark());
        return SandboxProcess.start(builder, program(), sink, this::kill);
    }

    private Path writeArguments(Command command) throws IOException {
        Path file = Files.createTempFile(
                room.backstage(),
                "bwrap",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Stream<String> environment = command.environment().entrySet().stream()
                .flatMap(entry -> Stream.of("--setenv", entry.getKey(), entry.getValue()));
        List<String> arguments = Stream.of(
                        Stream.of("--die-with-parent", "--clearenv"),
                        NAMESPACES.stream(),
                        systemMounts().stream(),
                        roomMounts().stream(),
                        Stream.of("--chdir", inside(command.directory()).toString()),
                        environment,
                        Stream.of("--setenv", Strays.MARK, room.mark()))
                .flatMap(part -> part)
                .toList();
        Files.write(file, (String.join("\0", arguments) + "\0").getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private List<String> roomMounts() throws IOException {
        List<String> mounts = new ArrayList<>();
        bind(
                mounts,
                "--ro-bind",
                accounts("passwd", "root:x:0:0::/:/bin/sh\nrun:x:1000:1000::/home/run:/bin/sh\n"),
                Path.of("/etc/passwd"));
        bind(mounts, "--ro-bind", accounts("group", "root:x:0:\nrun:x:1000:\n"), Path.of("/etc/group"));
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

    /** Git and ssh refuse to work for a user without an entry. */
    private Path accounts(String name, String content) throws IOException {
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
        Stream.of(
                        "ssl",
                        "pki",
                        "ca-certificates",
                        "resolv.conf",
                        "hosts",
                        "nsswitch.conf",
                        "ld.so.cache",
                        "alternatives",
                        "services",
                        "protocols",
                        "localtime")
                .map(name -> Path.of("/etc", name))
                .forEach(path -> bind(mounts, "--ro-bind-try", path, path));
        mounts.addAll(List.of(
                "--proc",
                "/proc",
                "--dev",
                "/dev",
                "--tmpfs",
                "/tmp",
                "--dir",
                "/var/tmp",
                "--dir",
                "/run",
                "--dir",
                "/home/run"));
        return mounts;
    }

    static List<String> dropTo(int uid) {
        String id = Integer.toString(uid);
        return List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs");
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

    /** A killed bubblewrap can leave orphans behind, so this asks the kernel who is still there. None leaves its group. */
    @Override
    public void kill() {
        Strays.kill(group.folders().isEmpty() ? this::strays : group::members);
    }

    private Stream<ProcessHandle> strays() {
        Stream<ProcessHandle> marked = Strays.of(group, room.mark(), Optional.empty());
        return uid >= 0 ? Stream.concat(marked, Strays.ofUser(uid)) : marked;
    }

    @Override
    public void close() {
        kill();
        group.remove();
        if (uid >= 0) {
            Owners.giveBack(uid);
        }
    }

    private String program() {
        return room.program().getFileName().toString();
    }
}
