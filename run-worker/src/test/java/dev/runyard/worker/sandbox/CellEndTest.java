package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.worker.egress.Uplink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a command ends in a sandbox, and what ends with it. */
class CellEndTest {
    @RegisterExtension
    final TestRoom place = new TestRoom("end");

    /** A parent-death signal follows the thread that started the process. */
    @ParameterizedTest
    @MethodSource(Sandboxes.ALL)
    void aProcessOutlivesTheThreadThatAskedForIt(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var started = new AtomicReference<SandboxProcess>();
            Thread asking = Thread.ofPlatform().start(() -> {
                try {
                    started.set(place.start(cell, "sleep 30", new ByteArrayOutputStream()));
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
    @MethodSource(Sandboxes.ALL)
    void whatWasMadeReadyForTheNextCommandOutlivesThisOneAndNotTheCell(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            cell.expect();
            cell.expect();
            cell.expect();

            assertThat(place.run(cell, "sleep 100 & echo one")).isEqualTo("one\n");
            assertThat(place.run(cell, "echo two")).isEqualTo("two\n");
        }
        assertThat(Strays.of(new ControlGroup(List.of()), room.mark(), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.ALL)
    void theEndOfTheToolEndsWhatItLeftBehind(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            assertThat(place.run(cell, "setsid sleep 6543 & echo done")).isEqualTo("done\n");
            assertThat(TestRoom.sleeping("6543")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.ALL)
    void aKillLeavesNoOrphan(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = place.start(
                    cell, "setsid sleep 4321 & (setsid bash -c 'sleep 4322; true' &) ; echo up; sleep 4323", output);
            TestRoom.awaits(process, output, "up");

            process.kill();
            cell.kill();

            assertThat(process.await(TestRoom.LONG)).isPresent();
            assertThat(TestRoom.sleeping("432")).isEmpty();
        }
    }

    /** In this moment bubblewrap's two halves are not tied to each other yet. */
    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void aKillRightAfterTheStartLeavesNoOrphan(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            for (int i = 0; i < 10; i++) {
                SandboxProcess process = place.start(cell, "sleep 5432", new ByteArrayOutputStream());
                assertThat(process.await(Duration.ofMillis(2L * i))).isEmpty();
                process.kill();
                cell.kill();
                assertThat(process.await(TestRoom.LONG)).isPresent();
            }

            assertThat(TestRoom.sleeping("5432")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.SURVIVING)
    void whatALaterWorkerFindsByItsFootprintIsInterruptedAndKilled(Sandbox sandbox) throws Exception {
        Room room = place.room();
        try (Cell cell = sandbox.open(room, Uplink.Whole.OPEN)) {
            var output = new ByteArrayOutputStream();
            SandboxProcess process = place.start(
                    cell, "trap 'echo interrupted >said; exit 1' TERM; setsid sleep 7654 & echo up; wait", output);
            TestRoom.awaits(process, output, "up");
            Footprint footprint = cell.footprint().with(process.pid(), process.startedAt());
            footprint.erase(TestRoom.LONG);

            // How it ended is lost with the process that stood for it here.
            assertThat(process.await(TestRoom.LONG)).isPresent();
            assertThat(room.configuration().resolve("said")).hasContent("interrupted");
            assertThat(TestRoom.sleeping("7654")).isEmpty();
        }
    }
}
