package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.RunyardProcess;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What keeps a server from its start. */
class StartAcceptanceTest {
    @Test
    void aServerWhoseDatabaseIsAwaySaysSoInOneLineAndEnds() throws IOException {
        var nobody = "127.0.0.1:" + TestPlatform.freePort();
        try (var server = RunyardProcess.start(
                Map.of(
                        "RUNYARD_PORT", Integer.toString(TestPlatform.freePort()),
                        "RUNYARD_DATA", TestPlatform.folder().toString(),
                        "RUNYARD_DATABASE_URL", "postgres://runyard:sesame@" + nobody + "/runyard"),
                "serve",
                "--no-worker")) {
            assertThat(server.exitCode()).isEqualTo(1);
            assertThat(server.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("runyard: The database of RUNYARD_DATABASE_URL (")
                    .contains(nobody, "does not answer", "refused")
                    .doesNotContain("sesame");
        }
    }
}
