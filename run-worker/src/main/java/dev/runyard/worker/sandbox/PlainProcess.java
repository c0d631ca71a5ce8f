package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No sandbox: a child process with an environment of its own, as the user who runs the worker. */
public final class PlainProcess implements Sandbox {
    @Override
    public String name() {
        return "process";
    }

    @Override
    public Cell open(Room room) throws IOException {
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
        return new PlainCell(room, environment);
    }

    private record PlainCell(Room room, Map<String, String> environment) implements Cell {
        private static final ControlGroup NONE = new ControlGroup(List.of());

        @Override
        public Path inside(Path path) {
            return path;
        }

        @Override
        public SandboxProcess start(Command command, OutputSink sink) throws IOException {
            List<String> line = new ArrayList<>(room.priority());
            line.add(room.program().toString());
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
            Strays.kill(() -> Strays.of(NONE, room.mark(), Optional.empty()));
        }

        @Override
        public void close() {
            kill();
        }
    }
}
