package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Eventually;
import dev.runyard.acceptance.support.Started;
import dev.runyard.acceptance.support.TestPlatform;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's log, as its console shows it. */
class RunLogAcceptanceTest {
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    @BeforeEach
    void watch() {
        var both = new OutputStream() {
            @Override
            public void write(int b) {
                console.write(b);
                seen.write(b);
            }
        };
        System.setOut(new PrintStream(both, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void unwatch() {
        System.setOut(console);
    }

    @Test
    void everyLineOfARunCarriesItsIdsAndNoLineASecret() {
        var tenant = TestPlatform.running().tenant();
        var workspace = tenant.workspace("network", Map.of("auto-apply", true));
        workspace.variable("who", "hunter2-and-more", Map.of("sensitive", true));
        var run = workspace.startRun().awaits("applied");

        Eventually.until(
                "the worker's last line",
                () -> linesOf(run),
                lines -> lines.stream().anyMatch(line -> line.contains("Reported") && line.contains("apply of")));

        assertThat(linesOf(run))
                .allSatisfy(line -> assertThat(line).endsWith("[" + workspace.id() + " " + run.id() + "]"))
                .anySatisfy(line -> assertThat(line).contains("Run queue_plan: plan_queued"))
                .anySatisfy(line -> assertThat(line).contains("Run finish_apply: applied"))
                .anySatisfy(line -> assertThat(line).contains("Claimed", "plan of " + run.id()))
                .anySatisfy(line -> assertThat(line).contains("Reported", "apply of " + run.id()));
        assertThat(text())
                .doesNotContain("hunter2-and-more")
                .doesNotContain(".ryv1.")
                .doesNotContain("/_transfer/");
    }

    private List<String> linesOf(Started run) {
        return text().lines().filter(line -> line.contains(run.id())).toList();
    }

    private String text() {
        return seen.toString(StandardCharsets.UTF_8);
    }
}
