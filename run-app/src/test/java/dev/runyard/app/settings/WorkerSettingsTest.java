package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is a worker's alone. */
class WorkerSettingsTest {
    @Test
    void labelsOfAWorkerAreKeysAndValues() {
        assertThat(labels("rack=7, zone=b,note=a=b,empty="))
                .containsExactly(entry("rack", "7"), entry("zone", "b"), entry("note", "a=b"), entry("empty", ""));
        for (String wrong : List.of("rack", "=7", "a b=1", "rack=7,", "rack=7,rack=8", "x".repeat(64) + "=1")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> labels(wrong))
                    .withMessageContaining("RUNYARD_WORKER_LABELS");
        }
    }

    private static Map<String, String> labels(String text) {
        return SettingsReader.readWorker(Map.of(
                        "RUNYARD_SERVER", "http://localhost:8080",
                        "RUNYARD_WORKER_TOKEN", "token",
                        "RUNYARD_WORKER_LABELS", text))
                .labels();
    }
}
