package dev.runyard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.runyard.app.bench.BenchOptions;
import dev.runyard.app.settings.Refusal;
import dev.runyard.app.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @Test
    void commandsAndTheirOptionsAreRead() {
        assertThat(Command.parse(List.of("serve"))).isEqualTo(new Command.Serve(true));
        assertThat(Command.parse(List.of("serve", "--no-worker"))).isEqualTo(new Command.Serve(false));
        assertThat(Command.parse(List.of("worker", "--server", "http://x", "--token-file", "t")))
                .isEqualTo(new Command.Worker(Map.of("RUNYARD_SERVER", "http://x", "RUNYARD_WORKER_TOKEN_FILE", "t")));
        assertThat(Command.parse(List.of("worker", "--label", "rack=7", "--label", "zone=b")))
                .isEqualTo(new Command.Worker(Map.of("RUNYARD_WORKER_LABELS", "rack=7,zone=b")));
        assertThat(Command.parse(List.of("demo"))).isEqualTo(new Command.Demo(false));
        assertThat(Command.parse(List.of("demo", "--once"))).isEqualTo(new Command.Demo(true));
        assertThat(Command.parse(List.of("bench", "overhead", "--samples", "10", "--json")))
                .isEqualTo(new Command.Bench(new BenchOptions(List.of("overhead"), true, 10)));
        assertThat(Command.parse(List.of("--help"))).isEqualTo(new Command.Help());
        assertThat(Command.parse(List.of("--version"))).isEqualTo(new Command.Version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sevre",
                "serve --once",
                "demo --no-worker",
                "bench nothing",
                "bench --samples 0",
                "worker --port 1",
                "worker --server",
                "worker --name a --name b"
            })
    void anythingElseIsRefusedWithTheExitCodeOfAWrongRequest(String line) {
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Command.parse(arguments))
                .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(2));
    }

    @Test
    void theHelpNamesEverySetting() {
        assertThat(Usage.TEXT).contains(SettingsReader.names()).contains(SettingsReader.workerNames());
    }
}
