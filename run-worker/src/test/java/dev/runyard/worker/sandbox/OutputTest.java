package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    /** A closed pipe would end it by a signal, in the middle of an apply. */
    @Test
    void aToolWhoseOutputCannotBeTakenGoesOnToItsEnd() throws Exception {
        var builder = Launch.prepare(
                List.of("/bin/bash", "-c", "for i in {1..30000}; do echo a rather long line $i; done; exit 5"), null);

        SandboxProcess process = SandboxProcess.start(
                builder,
                "bash",
                (bytes, length) -> {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                },
                () -> {});

        assertThat(process.await(Duration.ofSeconds(30))).contains(5);
    }
}
