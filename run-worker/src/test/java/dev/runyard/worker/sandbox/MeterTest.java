package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watching where no control group can be written. */
class MeterTest {
    private static final ControlGroup NONE = new ControlGroup(List.of());
    private static final long MANY = 1L << 40;

    @TempDir
    private Path folder;

    private Room room;

    @BeforeEach
    void makeRoom() throws IOException {
        room = new Room(
                "m", folder.resolve("run"), Path.of("/bin/bash"), List.of(), folder.resolve("attempt/sandbox"), true);
        for (Path made : room.folders()) {
            Files.createDirectories(made);
        }
        Files.createDirectories(room.backstage());
    }

    private Meter meter(Limits limits, Supplier<Stream<ProcessHandle>> members) {
        return new Meter(limits, NONE, members, room);
    }

    private static Stream<ProcessHandle> me() {
        return Stream.of(ProcessHandle.current());
    }

    private static Optional<String> awaits(Meter meter) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        Optional<String> passed = meter.look();
        while (passed.isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(10_000_000);
            passed = meter.look();
        }
        return passed;
    }

    @Test
    void memoryIsSummedUp() {
        var meter = meter(new Limits(1 << 20, 1_000_000, 0, MANY, MANY, MANY), MeterTest::me);

        assertThat(meter.look()).as("not at once").isEmpty();
        assertThat(awaits(meter)).contains("used more than its limit of 1 MiB of memory");
    }

    @Test
    void processesAndThreadsAreCounted() {
        assertThat(awaits(meter(new Limits(MANY, 2, 0, MANY, MANY, MANY), MeterTest::me)))
                .contains("used more than its limit of 2 processes and threads");
    }

    @Test
    void filesAreSummedUpWhereverTheRunMayWrite() throws IOException {
        Files.write(room.output().resolve("a"), new byte[600_000]);
        Files.write(room.backstage().resolveSibling("plan.json"), new byte[600_000]);
        var meter = meter(new Limits(MANY, 1_000_000, 0, MANY, 1 << 20, MANY), Stream::empty);

        assertThat(awaits(meter)).contains("used more than its limit of 1 MiB of disk");
        assertThat(meter.lookAfterFailure()).contains("used more than its limit of 1 MiB of disk");
    }

    @Test
    void aFileWithoutANameCountsAsLongAsItIsOpen() throws Exception {
        Process process = new ProcessBuilder(
                        "bash", "-c", "exec 3>hidden; rm hidden; head -c 2000000 /dev/zero >&3; exec sleep 60")
                .directory(room.output().toFile())
                .start();
        try {
            var meter = meter(new Limits(MANY, 1_000_000, 0, MANY, 1 << 20, MANY), () -> Stream.of(process.toHandle()));

            assertThat(awaits(meter)).contains("used more than its limit of 1 MiB of disk");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void manyEmptyFilesCountToo() throws IOException {
        for (int i = 0; i < 300; i++) {
            Files.createFile(room.output().resolve("f" + i));
        }

        assertThat(meter(new Limits(MANY, 1_000_000, 0, MANY, 1 << 20, MANY), Stream::empty)
                        .lookAfterFailure())
                .contains("used more than its limit of 1 MiB of disk");
    }

    @Test
    void aFileAtItsLimitIsFoundAfterAFailure() throws IOException {
        Files.write(room.configuration().resolve("large"), new byte[1 << 20]);
        var meter = meter(new Limits(MANY, 1_000_000, 0, 1 << 20, MANY, MANY), Stream::empty);

        assertThat(meter.lookAfterFailure()).contains("wrote a file of more than its limit of 1 MiB");
        Files.delete(room.configuration().resolve("large"));
        assertThat(meter.lookAfterFailure()).isEmpty();
    }

    @Test
    void sizesAreSaidAsPeopleWriteThem() {
        assertThat(Stream.of(4L << 30, 1536L << 20, 64L << 10, 1000L).map(Limits::text))
                .containsExactly("4 GiB", "1536 MiB", "64 KiB", "1000 bytes");
    }
}
