package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.worker.egress.Uplink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Path folder = Path.of("/");

    static Stream<Sandbox> sandboxes() throws IOException {
        return Stream.concat(confining(), Stream.of(new PlainProcess(Limits.DEFAULT)));
    }

    /** Those whose processes do not end with the worker. */
    static Stream<Sandbox> surviving() throws IOException {
        return sandboxes().filter(sandbox -> !(sandbox instanceof Bubblewrap));
    }

    static Stream<Sandbox> confining() throws IOException {
        return Confining.under(Limits.DEFAULT);
    }

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/var/tmp"), "runyard-cell");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void deleteFolder() throws IOException {
        PathUtils.deleteDirectory(folder);
    }

    private Room room() throws IOException {
        var room = new Room(
                "cell-" + folder.getFileName(),
                folder.resolve("run"),
                Path.of("/bin/bash"),
                List.of(),
                folder.resolve("back"),
                true);
        Files.createDirectories(room.run());
        Files.setPosixFilePermissions(room.run(), PosixFilePermissions.fromString("rwx--x--x"));
        for (Path made : room.folders()) {
            Files.createDirectories(made);
        }
        return room;
    }

    private static String run(Cell cell, Room room, String script) throws IOException, InterruptedException {
        var output = new ByteArrayOutputStream();
        SandboxProcess process = start(cell, room, script, output);
        assertThat(process.await(LONG)).as(script).isPresent();
        return output.toString(StandardCharsets.UTF_8);
    }

    private static SandboxProcess start(Cell cell, Room room, String script, ByteArrayOutputStream output)
            throws IOException {
        Map<String, String> environment = new HashMap<>(cell.environment());
        environment.put("GREETING", "two\nlines $(id)");
        var command = new Command(List.of("-c", script), room.configuration(), environment, null);
        return cell.start(command, (bytes, length) -> output.write(bytes, 0, length));
    }

    @Test
    void bubblewrapWorksHere() {
        assertThat(Bubblewrap.probe()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void theToolSeesItsOwnEnvironmentAndNothingOfTheWorkers(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            String inside =
                    run(cell, room, "echo \"[$GREETING]\"; env; cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n'");

            assertThat(inside).contains("[two\nlines $(id)]", "RUNYARD_ATTEMPT=" + room.mark());
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

    @Test
    void insideBubblewrapTheMachineIsOutOfReach() throws Exception {
        Room room = room();
        Path secret = Files.writeString(folder.resolve("secret"), "for the server");
        try (Cell cell = new Bubblewrap(Limits.DEFAULT, 0).open(room, Uplink.Whole.OPEN)) {
            String inside = run(
                    cell,
                    room,
                    "cat " + secret + "; ls /root /var/lib /home; ls -d /proc/[0-9]* | wc -l; id -u; ls " + folder
                            + "; unshare -Ur true; touch /etc/x /usr/x /runyard/settings/x; grep CapEff /proc/self/status");

            assertThat(inside)
                    .doesNotContain("for the server", "back")
                    .contains(
                            "/root': No such file", "/var/lib': No such file", "\n1000\n", "CapEff:\t0000000000000000")
                    .contains("/usr/x': Read-only", "/runyard/settings/x': Read-only")
                    .contains("unshare failed");
        }
        assertThat(Path.of("/etc/x")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void wordsReachTheToolAsTheyAre(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            cell.expect();

            assertThat(run(cell, room, "printf '%s|' 'it'\\''s' \"two\nlines\" '$(id) $newline \\n \"'"))
                    .isEqualTo("it's|two\nlines|$(id) $newline \\n \"|");
        }
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void whatWasMadeReadyForTheNextCommandOutlivesThisOneAndNotTheCell(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            cell.expect();
            cell.expect();
            cell.expect();

            assertThat(run(cell, room, "sleep 100 & echo one")).isEqualTo("one\n");
            assertThat(run(cell, room, "echo two")).isEqualTo("two\n");
        }
        assertThat(Strays.of(new ControlGroup(List.of()), room.mark(), Optional.empty()))
                .isEmpty();
    }

    /** Keyrings know no namespaces; io_uring and the like have been ways into the kernel. */
    @Test
    void insideBubblewrapTheKernelRefusesWhatNoRunNeeds() throws Exception {
        Room room = room();
        String calls = """
                case $(uname -m) in
                  x86_64) calls="keyctl=250 bpf=321 unshare=272 io_uring_setup=425 mount_setattr=442 syslog=103 x32=1073741863" pid=39;;
                  *) calls="keyctl=219 bpf=280 unshare=97 io_uring_setup=425 mount_setattr=442 syslog=116" pid=172;;
                esac
                perl -e 'for (@ARGV) {
                  my ($name, $number) = split /=/;
                  my $answer = syscall($number + 0, 0, 0, 0, 0, 0);
                  print "$name ", $answer == -1 && $! == 1 ? "refused" : $answer, "\\n";
                }' $calls getpid=$pid
                """;
        try (Cell cell = new Bubblewrap(Limits.DEFAULT, 0).open(room, Uplink.Whole.OPEN)) {
            List<String> inside = run(cell, room, calls).lines().toList();

            assertThat(inside).hasSizeGreaterThan(5).last().asString().matches("getpid \\d+");
            assertThat(inside.subList(0, inside.size() - 1)).allMatch(line -> line.endsWith(" refused"));
        }
    }

    @Test
    void insideBubblewrapNothingIsWrittenBesideTheRunsOwnFolders() throws Exception {
        Room room = room();
        try (Cell cell = new Bubblewrap(Limits.DEFAULT, 0).open(room, Uplink.Whole.OPEN)) {
            String inside = run(
                    cell,
                    room,
                    "for f in /x /etc/ld.so.preload /run/x /dev/x /home/x /runyard/x /var/x; do"
                            + " (echo x >$f) 2>/dev/null && echo wrote $f; done;"
                            + " for f in $HOME/x $TMPDIR/x /var/tmp/x /dev/shm/x ./x; do (echo x >$f) || echo $f failed; done;"
                            + " ls /etc/ssl; df -B1 /tmp /dev/shm | tr -s ' ' | cut -d ' ' -f 2,6");

            assertThat(inside)
                    .doesNotContain("wrote", "failed", "private")
                    .contains((Limits.DEFAULT.memoryBytes() / 2) + " /tmp\n", (64L << 20) + " /dev/shm\n");
        }
    }

    @ParameterizedTest
    @MethodSource("confining")
    void whatAnAttemptOpensToEveryoneNobodyReaches(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            run(cell, room, "chmod 777 .; cp /bin/bash mine; chmod 4777 mine");

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

    @Test
    void whatRunsSeeOfTheMachineIsNoPlaceForSecrets() throws Exception {
        assertThat(Bubblewrap.shows(Path.of("/usr/local/runyard/data"))).isTrue();
        assertThat(Bubblewrap.shows(Path.of("/etc/ssl/certs/key.pem"))).isTrue();
        assertThat(Bubblewrap.shows(Path.of("/etc/ssl/private/key.pem"))).isFalse();
        assertThat(Bubblewrap.shows(Files.createSymbolicLink(folder.resolve("link"), Path.of("/usr/share"))))
                .isTrue();
        assertThat(Bubblewrap.shows(folder.resolve("a/b"))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("confining")
    void aWorkerThatIsRootGivesUpBeingRootBeforeTheSandbox(Sandbox sandbox) throws Exception {
        assertThat(Owners.isRoot()).as("this test wants to be root").isTrue();
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            String inside = run(
                    cell,
                    room,
                    "touch mine; for f in kernel/core_pattern vm/swappiness kernel/panic; do"
                            + " [ -w /proc/sys/$f ] && echo writable $f; done; echo 60 > /proc/sys/vm/swappiness && echo written");

            assertThat(inside).doesNotContain("writable").doesNotContain("written");
            Path mine = room.configuration().resolve("mine");
            assertThat((Integer) Files.getAttribute(mine, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    .isBetween(50_000, 59_999);
        }
    }

    @ParameterizedTest
    @MethodSource("confining")
    void aCommandLineOutsideShowsNoSecrets(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = start(cell, room, "echo up; sleep 30", output);
            while (!output.toString(StandardCharsets.UTF_8).contains("up")) {
                assertThat(process.await(Duration.ofMillis(20))).isEmpty();
            }

            List<String> lines = ProcessHandle.allProcesses()
                    .map(each -> ProcessTree.read(each.pid(), "cmdline"))
                    .toList();
            assertThat(lines).anyMatch(line -> line.contains("echo up; sleep 30"));
            assertThat(lines).noneMatch(line -> line.contains("two\nlines"));
            assertThat(process.await(Duration.ZERO)).isEmpty();
        }
    }

    /** A parent-death signal follows the thread that started the process. */
    @ParameterizedTest
    @MethodSource("sandboxes")
    void aProcessOutlivesTheThreadThatAskedForIt(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var started = new AtomicReference<SandboxProcess>();
            Thread asking = Thread.ofPlatform().start(() -> {
                try {
                    started.set(start(cell, room, "sleep 30", new ByteArrayOutputStream()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            asking.join();

            SandboxProcess process = started.get();
            assertThat(process.await(Duration.ofSeconds(1))).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .as("a platform thread waits for the process: virtual ones are not listed here")
                    .anyMatch(thread -> thread.getName().equals("process-bash"));
        }
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void aKillLeavesNoOrphan(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = start(
                    cell,
                    room,
                    "setsid sleep 4321 & (setsid bash -c 'sleep 4322; true' &) ; echo up; sleep 4323",
                    output);
            while (!output.toString(StandardCharsets.UTF_8).contains("up")) {
                assertThat(process.await(Duration.ofMillis(20))).isEmpty();
            }

            process.kill();
            cell.kill();

            assertThat(process.await(LONG)).isPresent();
            assertThat(sleeping("432")).isEmpty();
        }
    }

    /** In this moment bubblewrap's two halves are not tied to each other yet. */
    @ParameterizedTest
    @MethodSource("confining")
    void aKillRightAfterTheStartLeavesNoOrphan(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            for (int i = 0; i < 10; i++) {
                SandboxProcess process = start(cell, room, "sleep 5432", new ByteArrayOutputStream());
                assertThat(process.await(Duration.ofMillis(2L * i))).isEmpty();
                process.kill();
                cell.kill();
                assertThat(process.await(LONG)).isPresent();
            }

            assertThat(sleeping("5432")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void theEndOfTheToolEndsWhatItLeftBehind(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            assertThat(run(cell, room, "setsid sleep 6543 & echo done")).isEqualTo("done\n");
            assertThat(sleeping("6543")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("surviving")
    void whatALaterWorkerFindsByItsFootprintIsInterruptedAndKilled(Sandbox sandbox) throws Exception {
        Room room = room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = start(
                    cell,
                    room,
                    "trap 'echo interrupted >said; exit 1' TERM; setsid sleep 7654 & echo up; wait",
                    output);
            while (!output.toString(StandardCharsets.UTF_8).contains("up")) {
                assertThat(process.await(Duration.ofMillis(20))).isEmpty();
            }
            Footprint footprint = cell.footprint().with(process.pid(), process.startedAt());
            footprint.erase(LONG);

            // How it ended is lost with the process that stood for it here.
            assertThat(process.await(LONG)).isPresent();
            assertThat(room.configuration().resolve("said")).hasContent("interrupted");
            assertThat(sleeping("7654")).isEmpty();
        }
    }

    private static List<ProcessHandle> sleeping(String seconds) {
        return ProcessHandle.allProcesses()
                .filter(ProcessTree::runs)
                .filter(process -> ProcessTree.read(process.pid(), "cmdline").startsWith("sleep\0" + seconds))
                .toList();
    }

    @Test
    void aMemoryLimitHoldsForAllProcessesTogether() throws Exception {
        Room room = room();
        var limits = new Limits(64L << 20, 64, 0, 1L << 20, 1L << 30, 1L << 20);
        try (Cell cell = new Bubblewrap(limits, 0).open(room, Uplink.Whole.OPEN)) {
            assertThat(cell.footprint().controlGroups())
                    .as("control groups can be written here")
                    .isNotEmpty();

            SandboxProcess process = start(
                    cell,
                    room,
                    "x=$(head -c 200000000 /dev/zero | tr '\\0' x); echo survived",
                    new ByteArrayOutputStream());
            Optional<Integer> code = process.await(LONG);

            assertThat(code).isPresent().isNotEqualTo(Optional.of(0));
            assertThat(run(cell, room, "head -c 2000000 /dev/zero > large; echo; wc -c < large"))
                    .doesNotContain("\n2000000\n");
        }
    }

    /** What it did not get, the machine kept, however busy it is. */
    @Test
    void whereProcessorsAreLimitedABusyRunGetsNoMore() throws Exception {
        Room room = room();
        var limits = new Limits(1L << 30, 100, 0.2, 1L << 30, 1L << 30, 1L << 20);
        try (Cell cell = new Bubblewrap(limits, 0).open(room, Uplink.Whole.OPEN)) {
            assumeTrue(new Bubblewrap(limits, 0).enforcement().contains("CPU too"), "no control group for processors");

            String times = run(cell, room, "timeout 2 sh -c 'while :; do :; done'; cut -d ' ' -f 16,17 /proc/$$/stat");

            int ticks = Stream.of(times.strip().split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(ticks).as("hundredths of a second within two").isBetween(1, 100);
        }
    }

    /** What docs/security.md does not promise. */
    @Test
    void withoutASandboxNothingIsHeld() throws Exception {
        Room room = room();
        Path secret = Files.writeString(folder.resolve("secret"), "for the server");
        try (Cell cell = new PlainProcess(Limits.DEFAULT).open(room, Uplink.Whole.OPEN)) {
            String inside = run(
                    cell,
                    room,
                    "cat " + secret + "; echo poisoned >" + secret + "; up=$PWD/up;"
                            + " (env -i setsid /bin/sh -c \"echo >$up; exec sleep 8765\" >/dev/null 2>&1 &);"
                            + " until [ -e up ]; do sleep 0.01; done; kill -0 "
                            + ProcessHandle.current().pid() + " && echo reached; ulimit -c");

            assertThat(inside).isEqualTo("for the serverreached\n0\n");
            assertThat(secret).hasContent("poisoned");
            assertThat(sleeping("8765")).hasSize(1);
        } finally {
            sleeping("8765").forEach(ProcessHandle::destroyForcibly);
        }
    }
}
