package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Egress;
import dev.runyard.worker.DockerHere;
import dev.runyard.worker.egress.Outlet;
import dev.runyard.worker.egress.Surroundings;
import dev.runyard.worker.egress.Uplink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is Docker's own; what it shares with other sandboxes is told with theirs. */
@EnabledIf(value = "dev.runyard.worker.DockerHere#isHere", disabledReason = "needs -Pdocker and a Docker engine")
class DockerTest {
    private static final Limits SMALL = new Limits(64L << 20, 64, 1, 1L << 20, 1L << 30, 1L << 20);

    private final Engine engine = new Engine();

    @RegisterExtension
    final TestRoom place = new TestRoom("docker");

    @AfterEach
    void removeContainers() throws IOException {
        engine.remove(Docker.WORKER, place.folder().toString());
    }

    private Docker docker(Limits limits) throws IOException {
        var docker = new Docker(limits, DockerHere.image(), place.folder(), 0);
        docker.begin(Uplink.Whole.NONE);
        return docker;
    }

    private static void awaits(BooleanSupplier condition) {
        long end = System.nanoTime() + TestRoom.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static Outlet denying() throws IOException {
        return Outlet.of(Egress.DENY_LIST, Surroundings.look(URI.create("http://localhost:1")));
    }

    @Test
    void theMachineIsOutOfReach() throws Exception {
        Room room = place.room();
        Path secret = Files.writeString(place.folder().resolve("secret"), "for the server");
        Files.createDirectories(place.folder().resolve("other"));
        Files.writeString(place.folder().resolve("other/state"), "of another run");
        long me = ProcessHandle.current().pid();
        try (Cell cell = docker(Limits.DEFAULT).open(room, denying())) {
            String inside = place.run(cell, """
                    cat %s %s/other/state; cat /proc/%d/environ; ls %s; ls -A /root
                    for name in /var/run/docker.sock /run/docker.sock /run/containerd /dev/vda /dev/kmsg /dev/mem /dev/net; do
                      [ -e $name ] && echo "there is $name"
                    done
                    for name in /x /etc/x /usr/x /runyard/x /runyard/settings/x /runyard/bin/x /run/x /sys/x /dev/x; do
                      (echo x >$name) 2>/dev/null && echo "wrote $name"
                    done
                    for name in /proc/sys/kernel/core_pattern /proc/sysrq-trigger /sys/kernel/uevent_helper; do
                      (echo x >$name) 2>/dev/null && echo "set $name"
                    done
                    unshare -U true; unshare -n true; mount -t tmpfs none /mnt; mknod device c 1 1; nft list ruleset
                    for name in $HOME/x $TMPDIR/x /var/tmp/x /dev/shm/x ./x; do (echo x >$name) || echo "$name failed"; done
                    ls -d /proc/[0-9]* | wc -l; grep -h 'NoNewPrivs\\|CapEff\\|CapBnd\\|Seccomp:' /proc/self/status | tr '\\t' ' '
                    df -B1 /tmp /dev/shm | tr -s ' ' | cut -d ' ' -f 2,6; id -u; cat /etc/passwd
                    """.formatted(secret, place.folder(), me, place.folder()));

            assertThat(inside)
                    .doesNotContain(
                            "for the server", "of another run", "JAVA", "there is", "wrote", "\nset ", "failed\n")
                    .doesNotContain("back\n", "table")
                    .contains(secret + ": No such file", "unshare failed: Operation not permitted", "must be superuser")
                    .contains("NoNewPrivs: 1", "CapEff: 0000000000000000", "CapBnd: 0000000000000000", "Seccomp: 2")
                    .contains((Limits.DEFAULT.memoryBytes() / 2) + " /tmp\n", (64L << 20) + " /dev/shm\n")
                    .containsPattern("\n5\\d{4}\nroot:x:0:0::/:/bin/sh\nrun:x:5\\d{4}:");
        }
    }

    @Test
    void whatTheEngineKeepsShowsNoSecrets() throws Exception {
        Room room = place.room();
        try (Cell cell = docker(Limits.DEFAULT).open(room, Uplink.Whole.NONE)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = place.start(cell, "echo \"[$SECRET]\"; exec sleep 300", output);
            awaits(() -> output.toString(StandardCharsets.UTF_8).contains("]\n"));

            assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("[" + TestRoom.SECRET + "]\n");
            String id = engine.ask("ps", "--quiet", "--filter", "label=" + Docker.ATTEMPT + "=" + room.mark());
            assertThat(engine.ask("inspect", id)).contains(room.mark()).doesNotContain("lines of a");
            assertThatThrownBy(() -> engine.ask("logs", id)).hasMessageContaining("does not support reading");
            process.kill();
        }
    }

    @Test
    void aNameThatNoShellSetsIsRefused() throws Exception {
        Room room = place.room();
        try (Cell cell = docker(Limits.DEFAULT).open(room, Uplink.Whole.NONE)) {
            var command = new Command(List.of(), room.configuration(), Map.of("a-b", "x"), null);

            assertThatThrownBy(() -> cell.start(command, (bytes, length) -> {}))
                    .hasMessageStartingWith("the environment variable a-b cannot be set in a container");
        }
    }

    @Test
    void aRunThatPassesALimitIsToldWhich() throws Exception {
        Room room = place.room();
        try (Cell cell = docker(SMALL).open(room, Uplink.Whole.NONE)) {
            assertThat(place.run(cell, "x=$(head -c 200000000 /dev/zero | tr '\\0' x); echo survived"))
                    .doesNotContain("survived");
            assertThat(cell.limitOfFailure()).contains("used more than its limit of 64 MiB of memory");

            place.run(cell, "head -c 2000000 /dev/zero > large");
            assertThat(cell.limitOfFailure()).contains("wrote a file of more than its limit of 1 MiB");

            assertThat(place.run(cell, "rm large; true")).isEmpty();
            assertThat(cell.limitOfFailure()).isEmpty();

            var output = new ByteArrayOutputStream();
            SandboxProcess bomb = place.start(cell, "bomb() { bomb | bomb & }; while :; do bomb; done", output);
            awaits(() -> cell.passedLimit()
                    .filter("used more than its limit of 64 processes and threads"::equals)
                    .isPresent());
            cell.kill();
            assertThat(bomb.await(TestRoom.LONG)).isPresent();
        }
    }

    /** What takes the mark out of its environment is in its container all the same. */
    @Test
    void whoHidesIsFoundByTheContainer() throws Exception {
        Room room = place.room();
        Docker docker = docker(Limits.DEFAULT);
        try (Cell cell = docker.open(room, Uplink.Whole.NONE)) {
            for (String ending : List.of("cell", "watchdog")) {
                var output = new ByteArrayOutputStream();
                SandboxProcess hiding = place.start(cell, "echo up; exec env -i /usr/bin/sleep 65431", output);
                awaits(() -> output.toString(StandardCharsets.UTF_8).contains("up")
                        && !TestRoom.sleeping("65431").isEmpty()
                        && Strays.tool(room.mark(), "sleep").isEmpty());

                if (ending.equals("cell")) {
                    cell.kill();
                } else {
                    var line = List.of("/bin/sh", "-c", "mark=" + room.mark() + "; eval \"$1\"", "sh", docker.ending());
                    assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
                }

                assertThat(TestRoom.sleeping("65431")).isEmpty();
                assertThat(hiding.await(TestRoom.LONG)).isPresent();
            }
        }
    }

    @Test
    void whatAnEarlierLifeLeftIsGoneWhenTheNextBegins() throws Exception {
        Room room = place.room();
        Cell cell = docker(Limits.DEFAULT).open(room, denying());
        place.start(cell, "exec sleep 65432", new ByteArrayOutputStream());
        engine.ask("create", "--label", Docker.WORKER + "=" + place.folder(), DockerHere.image(), "/bin/sh");
        awaits(() -> !TestRoom.sleeping("65432").isEmpty());

        Docker next = docker(Limits.DEFAULT);

        assertThat(TestRoom.sleeping("65432")).isEmpty();
        assertThat(containers()).isEmpty();
        next.close();
        cell.close();
    }

    @Test
    void nothingIsLeftOfACellThatWasClosed() throws Exception {
        Room room = place.room();
        try (Cell cell = docker(Limits.DEFAULT).open(room, denying())) {
            place.run(cell, "true");
            assertThat(containers()).as("the network's").hasSize(1);
        }

        awaits(() -> containers().isEmpty());
    }

    private List<String> containers() {
        try {
            return engine.ask("ps", "--all", "--quiet", "--filter", "label=" + Docker.WORKER + "=" + place.folder())
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws Exception {
        var nowhere = new Engine(Map.of("DOCKER_HOST", "unix:///nonexistent.sock"));
        assertThatThrownBy(() -> new Docker(Limits.DEFAULT, "any", place.folder(), 0, nowhere).begin(Uplink.Whole.NONE))
                .hasMessageStartingWith(
                        "Runs need a sandbox, and Docker does not work here (the Docker engine cannot be" + " asked: ");

        assertThatThrownBy(() ->
                        new Docker(Limits.DEFAULT, "127.0.0.1:1/none:1", place.folder(), 0).begin(Uplink.Whole.NONE))
                .hasMessageContaining("there is no image 127.0.0.1:1/none:1, and it cannot be pulled: ");

        String with = "runyard-test:with-volumes";
        String made = engine.ask("create", "--volume", "/data", DockerHere.image(), "/bin/sh");
        engine.ask("commit", "--change", "VOLUME /data", made, with);
        engine.ask("rm", "--volumes", made);
        assertThatThrownBy(() -> new Docker(Limits.DEFAULT, with, place.folder(), 0).begin(Uplink.Whole.NONE))
                .hasMessageContaining("the image " + with + " declares volumes");
        engine.ask("rmi", with);
    }
}
