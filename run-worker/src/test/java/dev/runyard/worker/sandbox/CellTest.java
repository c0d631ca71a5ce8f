package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.worker.egress.Uplink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each sandbox promises while a command runs; what one promises alone is told with it. */
class CellTest {
    @RegisterExtension
    final TestRoom place = new TestRoom("cell");

    @ParameterizedTest
    @MethodSource(Sandboxes.ALL)
    void theToolSeesItsOwnEnvironmentAndNothingOfTheWorkers(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            String inside =
                    place.run(cell, "echo \"[$SECRET]\"; env; cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n'");

            assertThat(inside).contains("[" + TestRoom.SECRET + "]", "RUNYARD_ATTEMPT=" + room.mark());
            if (!(sandbox instanceof PlainProcess)) {
                String mine = ProcessTree.read(ProcessHandle.current().pid(), "environ");
                Stream.of(mine.split("\0", -1))
                        .filter(entry -> !entry.isEmpty() && !entry.startsWith("LANG=") && !entry.startsWith("PATH="))
                        .filter(entry ->
                                !entry.startsWith("HOME=") && !entry.startsWith("PWD=") && !entry.startsWith("SHLVL="))
                        .filter(entry -> !entry.startsWith("_="))
                        .forEach(entry -> assertThat(inside).doesNotContain("\n" + entry + "\n"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.ALL)
    void wordsReachTheToolAsTheyAre(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            cell.expect();

            assertThat(place.run(cell, "printf '%s|' 'it'\\''s' \"two\nlines\" '$(id) $newline \\n \"'"))
                    .isEqualTo("it's|two\nlines|$(id) $newline \\n \"|");
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void whatAnAttemptOpensToEveryoneNobodyReaches(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            place.run(cell, "chmod 777 .; cp /bin/bash mine; chmod 4777 mine");

            String mine = room.configuration().resolve("mine").toString();
            // Setpriv itself still has root's capabilities when it starts a program.
            Process other = new ProcessBuilder(
                            "setpriv",
                            "--reuid",
                            "65534",
                            "--regid",
                            "65534",
                            "--clear-groups",
                            "sh",
                            "-c",
                            mine + " -p -c 'id -u'")
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Permission denied");
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void aWorkerThatIsRootGivesUpBeingRootBeforeTheSandbox(Sandbox sandbox) throws Exception {
        assertThat(Owners.isRoot()).as("this test wants to be root").isTrue();
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            String inside = place.run(
                    cell,
                    "touch mine; for f in kernel/core_pattern vm/swappiness kernel/panic; do"
                            + " [ -w /proc/sys/$f ] && echo writable $f; done; echo 60 > /proc/sys/vm/swappiness && echo written");

            assertThat(inside).doesNotContain("writable").doesNotContain("written");
            Path mine = room.configuration().resolve("mine");
            assertThat((Integer) Files.getAttribute(mine, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    .isBetween(50_000, 59_999);
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void aCommandLineOutsideShowsNoSecrets(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = place.start(cell, "echo up; sleep 30", output);
            TestRoom.awaits(process, output, "up");

            List<String> lines = ProcessHandle.allProcesses()
                    .map(each -> ProcessTree.read(each.pid(), "cmdline"))
                    .toList();
            assertThat(lines).anyMatch(line -> line.contains("echo up; sleep 30"));
            assertThat(lines).noneMatch(line -> line.contains("two\nlines"));
            assertThat(process.await(Duration.ZERO)).isEmpty();
        }
    }
}
