package dev.runyard.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StructuredLinesTest {
    private static final String SUMMARY =
            "{\"@level\":\"info\",\"@message\":\"Plan: 1 to add, 0 to change, 0 to destroy.\","
                    + "\"changes\":{\"add\":1},\"type\":\"change_summary\"}\n";

    private static String read(String log) {
        return new String(
                        StructuredLines.read(log.getBytes(StandardCharsets.UTF_8), true)
                                .text(),
                        StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Test
    void whatIsNoLineOfTerraformsStaysAsItIs() {
        var text = "Terraform v1.11.4\n{\"some\": \"program's\"}\n{ no JSON\n\n  half a line";

        assertThat(read(text)).isEqualTo(text);
    }

    @Test
    void linesBecomeWhatTheTerminalShows() {
        assertThat(read("on linux_amd64\n" + SUMMARY))
                .isEqualTo("on linux_amd64\n\nPlan: 1 to add, 0 to change, 0 to destroy.\n");
        assertThat(
                        read(
                                "{\"@message\":\"a.b: Plan to create\",\"change\":{\"action\":\"create\"},\"type\":\"planned_change\"}\n"))
                .isEqualTo("  + a.b: Plan to create\n");
        assertThat(read("{\"@message\":\"x\",\"type\":\"refresh_complete\"}\n")).isEmpty();
        assertThat(read("{\"@message\":\"x\",\"hook\":{\"resource\":{\"addr\":\"a.b\"},\"provisioner\":\"local-exec\","
                        + "\"output\":\"hello\"},\"type\":\"provision_progress\"}\n"))
                .isEqualTo("a.b (local-exec): hello\n");
        assertThat(
                        read(
                                "{\"@message\":\"Outputs: 3\",\"outputs\":{\"a\":{\"sensitive\":false,\"value\":\"v\"},"
                                        + "\"b\":{\"sensitive\":true},\"c\":{\"sensitive\":false,\"action\":\"noop\"}},\"type\":\"outputs\"}\n"))
                .isEqualTo("\nOutputs:\n    a = \"v\"\n    b = (sensitive value)\n");
    }

    @Test
    void errorsSayWhereTheyAre() {
        var text = read(
                "{\"@level\":\"error\",\"@message\":\"Error: No\",\"diagnostic\":{\"severity\":\"error\",\"summary\":\"No\","
                        + "\"detail\":\"Because.\",\"range\":{\"filename\":\"main.tf\",\"start\":{\"line\":3}},\"snippet\":"
                        + "{\"context\":\"output \\\"o\\\"\",\"code\":\"value = x\",\"start_line\":3,"
                        + "\"values\":[{\"traversal\":\"x\",\"statement\":\"is 1\"}]}},\"type\":\"diagnostic\"}\n");

        assertThat(text).isEqualTo("""
                        ╷
                        │ Error: No
                        │\s
                        │   on main.tf line 3, in output "o":
                        │    3: value = x
                        │     │ x is 1
                        │\s
                        │ Because.
                        ╵
                        """);
    }

    @Test
    void halfALineOfJsonWaitsForItsEnd() {
        var half = SUMMARY.substring(0, 30).getBytes(StandardCharsets.UTF_8);

        var live = StructuredLines.read(half, false);

        assertThat(live.text()).isEmpty();
        assertThat(live.held()).isEqualTo(30);
        assertThat(StructuredLines.read(half, true).text()).isEqualTo(half);
    }
}
