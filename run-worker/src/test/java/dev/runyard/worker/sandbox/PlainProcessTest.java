package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.worker.egress.Uplink;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What runs may do whose operator wants no sandbox. */
class PlainProcessTest {
    @RegisterExtension
    final TestRoom place = new TestRoom("process");

    /** What docs/security.md does not promise. */
    @Test
    void withoutASandboxNothingIsHeld() throws Exception {
        Room room = place.room();
        Path secret = Files.writeString(place.folder().resolve("secret"), "for the server");
        try (Cell cell = new PlainProcess(Limits.DEFAULT).open(room, Uplink.Whole.OPEN)) {
            String inside = place.run(
                    cell,
                    "cat " + secret + "; echo poisoned >" + secret + "; up=$PWD/up;"
                            + " (env -i setsid /bin/sh -c \"echo >$up; exec sleep 8765\" >/dev/null 2>&1 &);"
                            + " until [ -e up ]; do sleep 0.01; done; kill -0 "
                            + ProcessHandle.current().pid() + " && echo reached; ulimit -c");

            assertThat(inside).isEqualTo("for the serverreached\n0\n");
            assertThat(secret).hasContent("poisoned");
            assertThat(TestRoom.sleeping("8765")).hasSize(1);
        } finally {
            TestRoom.sleeping("8765").forEach(ProcessHandle::destroyForcibly);
        }
    }
}
