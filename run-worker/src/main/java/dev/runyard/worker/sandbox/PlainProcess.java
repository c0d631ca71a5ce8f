package dev.runyard.worker.sandbox;

import dev.runyard.worker.egress.Uplink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** No sandbox: a child process with an environment of its own, as the user who runs the worker. */
public final class PlainProcess implements Sandbox {
    private final Limits limits;

    /** Makes cells whose limits the worker looks after. */
    public PlainProcess(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String enforcement() {
        return "memory, processes and disk watched by the worker, CPU not limited";
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Cell open(Room room, Uplink uplink) throws IOException {
        if (uplink != Uplink.Whole.OPEN) {
            throw new IOException("the organization's runs may not reach everything, which a worker without a sandbox"
                    + " cannot prevent (RUNYARD_SANDBOX=process)");
        }
        Path home = Files.createDirectories(room.run().resolve("home"));
        Path temporary = Files.createDirectories(room.run().resolve("tmp"));
        Map<String, String> environment = Map.of(
                "PATH",
                room.program().getParent() + ":"
                        + Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"),
                "HOME",
                home.toString(),
                "TMPDIR",
                temporary.toString(),
                "LANG",
                "C.UTF-8");
        return new PlainCell(room, limits, environment);
    }

    private static final class PlainCell implements Cell {
        private static final ControlGroup NONE = new ControlGroup(List.of());

        /** As bubblewrap's cell has it, by the same shell. */
        private static final String ENTRANCE = "ulimit -c 0; ulimit -f \"$1\"; shift; exec \"$@\"";

        private final Room room;
        private final Limits limits;
        private final Map<String, String> environment;
        private final Meter meter;

        PlainCell(Room room, Limits limits, Map<String, String> environment) {
            this.room = room;
            this.limits = limits;
            this.environment = environment;
            this.meter = new Meter(limits, NONE, this::members, room);
        }

        private Stream<ProcessHandle> members() {
            return Strays.of(NONE, room.mark(), Optional.empty());
        }

        @Override
        public Map<String, String> environment() {
            return environment;
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
            return path;
        }

        @Override
        public SandboxProcess start(Command command, OutputSink sink) throws IOException {
            List<String> line = new ArrayList<>(room.priority());
            line.addAll(List.of(
                    "/bin/sh",
                    "-c",
                    ENTRANCE,
                    "sh",
                    Long.toString(limits.fileBytes() / 512),
                    room.program().toString()));
            meter.started();
            line.addAll(command.arguments());
            Map<String, String> marked = new HashMap<>(command.environment());
            marked.put(Strays.MARK, room.mark());
            var builder = Launch.prepare(line, command.outputFile())
                    .directory(command.directory().toFile());
            builder.environment().putAll(marked);
            return SandboxProcess.start(builder, room.program().getFileName().toString(), sink, this::kill);
        }

        @Override
        public Footprint footprint() {
            return new Footprint(room.mark(), room.program().getFileName().toString(), List.of(), 0, null);
        }

        @Override
        public void kill() {
            Strays.kill(this::members);
        }

        @Override
        public void close() {
            kill();
        }
    }
}
