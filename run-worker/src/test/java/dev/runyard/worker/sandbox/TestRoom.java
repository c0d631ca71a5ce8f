package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The room of an attempt for each test, in a folder of its own, and what is run there: scripts, which know a secret. */
final class TestRoom implements BeforeEachCallback, AfterEachCallback {
    static final Duration LONG = Duration.ofSeconds(60);
    static final String SECRET = "two\nlines of a 'secret' $(id)";

    private final String name;
    private Path folder = Path.of("/var/tmp/runyard-of-no-test");

    TestRoom(String name) {
        this.name = name;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        folder = Files.createTempDirectory(Path.of("/var/tmp"), "runyard-" + name);
        openToPassers(folder);
        for (Path made : room().folders()) {
            Files.createDirectories(made);
        }
        openToPassers(room().run());
    }

    private static void openToPassers(Path made) throws IOException {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        PathUtils.deleteDirectory(folder);
    }

    /** Returns the folder that the room is in, as a worker's. */
    Path folder() {
        return folder;
    }

    Room room() {
        return new Room(
                name + "-" + folder.getFileName(),
                folder.resolve("run"),
                Path.of("/bin/bash"),
                List.of(),
                folder.resolve("back"),
                true);
    }

    /** Runs a script to its end, and returns what it says. */
    String run(Cell cell, String script) throws IOException, InterruptedException {
        var output = new ByteArrayOutputStream();
        SandboxProcess process = start(cell, script, output);
        assertThat(process.await(LONG)).as(() -> script + "\n" + output).isPresent();
        return output.toString(StandardCharsets.UTF_8);
    }

    SandboxProcess start(Cell cell, String script, ByteArrayOutputStream output) throws IOException {
        Map<String, String> environment = new HashMap<>(cell.environment());
        environment.put("SECRET", SECRET);
        var command = new Command(List.of("-c", script), room().configuration(), environment, null);
        return cell.start(command, (bytes, length) -> output.write(bytes, 0, length));
    }

    /** Waits until a process that goes on has said a word. */
    static void awaits(SandboxProcess process, ByteArrayOutputStream output, String word) throws InterruptedException {
        while (!output.toString(StandardCharsets.UTF_8).contains(word)) {
            assertThat(process.await(Duration.ofMillis(20))).isEmpty();
        }
    }

    /** Returns the processes on this machine that sleep for so many seconds; the number's beginning will do. */
    static List<ProcessHandle> sleeping(String seconds) {
        return ProcessHandle.allProcesses()
                .filter(ProcessTree::runs)
                .filter(process -> ProcessTree.read(process.pid(), "cmdline").contains("sleep\0" + seconds))
                .toList();
    }
}
