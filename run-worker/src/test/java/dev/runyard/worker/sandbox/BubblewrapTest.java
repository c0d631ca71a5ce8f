package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.worker.egress.Uplink;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is bubblewrap's own; what it shares with other sandboxes is told with theirs. */
class BubblewrapTest {
    @RegisterExtension
    final TestRoom place = new TestRoom("bubblewrap");

    @Test
    void itWorksHere() {
        assertThat(Bubblewrap.probe()).isEmpty();
    }

    @Test
    void theMachineIsOutOfReach() throws Exception {
        Room room = place.room();
        Path secret = Files.writeString(place.folder().resolve("secret"), "for the server");
        try (Cell cell = new Bubblewrap(Limits.DEFAULT, 0).open(room, Uplink.Whole.OPEN)) {
            String inside = place.run(
                    cell,
                    "cat " + secret + "; ls /root /var/lib /home; ls -d /proc/[0-9]* | wc -l; id -u; ls "
                            + place.folder()
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

    /** Keyrings know no namespaces; io_uring and the like have been ways into the kernel. */
    @Test
    void theKernelRefusesWhatNoRunNeeds() throws Exception {
        Room room = place.room();
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
            List<String> inside = place.run(cell, calls).lines().toList();

            assertThat(inside).hasSizeGreaterThan(5).last().asString().matches("getpid \\d+");
            assertThat(inside.subList(0, inside.size() - 1)).allMatch(line -> line.endsWith(" refused"));
        }
    }

    @Test
    void nothingIsWrittenBesideTheRunsOwnFolders() throws Exception {
        Room room = place.room();
        try (Cell cell = new Bubblewrap(Limits.DEFAULT, 0).open(room, Uplink.Whole.OPEN)) {
            String inside = place.run(
                    cell,
                    "for f in /x /etc/ld.so.preload /run/x /dev/x /home/x /runyard/x /var/x; do"
                            + " (echo x >$f) 2>/dev/null && echo wrote $f; done;"
                            + " for f in $HOME/x $TMPDIR/x /var/tmp/x /dev/shm/x ./x; do (echo x >$f) || echo $f failed; done;"
                            + " ls /etc/ssl; df -B1 /tmp /dev/shm | tr -s ' ' | cut -d ' ' -f 2,6");

            assertThat(inside)
                    .doesNotContain("wrote", "failed", "private")
                    .contains((Limits.DEFAULT.memoryBytes() / 2) + " /tmp\n", (64L << 20) + " /dev/shm\n");
        }
    }

    @Test
    void whatRunsSeeOfTheMachineIsNoPlaceForSecrets() throws Exception {
        assertThat(Bubblewrap.shows(Path.of("/usr/local/runyard/data"))).isTrue();
        assertThat(Bubblewrap.shows(Path.of("/etc/ssl/certs/key.pem"))).isTrue();
        assertThat(Bubblewrap.shows(Path.of("/etc/ssl/private/key.pem"))).isFalse();
        assertThat(Bubblewrap.shows(Files.createSymbolicLink(place.folder().resolve("link"), Path.of("/usr/share"))))
                .isTrue();
        assertThat(Bubblewrap.shows(place.folder().resolve("a/b"))).isFalse();
    }

    @Test
    void aMemoryLimitHoldsForAllProcessesTogether() throws Exception {
        Room room = place.room();
        var limits = new Limits(64L << 20, 64, 0, 1L << 20, 1L << 30, 1L << 20);
        try (Cell cell = new Bubblewrap(limits, 0).open(room, Uplink.Whole.OPEN)) {
            assertThat(cell.footprint().controlGroups())
                    .as("control groups can be written here")
                    .isNotEmpty();

            SandboxProcess process = place.start(
                    cell, "x=$(head -c 200000000 /dev/zero | tr '\\0' x); echo survived", new ByteArrayOutputStream());
            Optional<Integer> code = process.await(TestRoom.LONG);

            assertThat(code).isPresent().isNotEqualTo(Optional.of(0));
            assertThat(place.run(cell, "head -c 2000000 /dev/zero > large; echo; wc -c < large"))
                    .doesNotContain("\n2000000\n");
        }
    }

    /** What it did not get, the machine kept, however busy it is. */
    @Test
    void whereProcessorsAreLimitedABusyRunGetsNoMore() throws Exception {
        Room room = place.room();
        var limits = new Limits(1L << 30, 100, 0.2, 1L << 30, 1L << 30, 1L << 20);
        try (Cell cell = new Bubblewrap(limits, 0).open(room, Uplink.Whole.OPEN)) {
            assumeTrue(new Bubblewrap(limits, 0).enforcement().contains("CPU too"), "no control group for processors");

            String times = place.run(cell, "timeout 2 sh -c 'while :; do :; done'; cut -d ' ' -f 16,17 /proc/$$/stat");

            int ticks = Stream.of(times.strip().split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(ticks).as("hundredths of a second within two").isBetween(1, 100);
        }
    }
}
