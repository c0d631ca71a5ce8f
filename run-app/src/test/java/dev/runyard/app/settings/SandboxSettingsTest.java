package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.worker.SandboxKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox that a server's runs are in, and what they reach from there. */
class SandboxSettingsTest {
    @Test
    void containersAndTheirImageGoTogether() {
        Settings settings =
                SettingsReader.read(Map.of("RUNYARD_SANDBOX", "docker", "RUNYARD_SANDBOX_IMAGE", "example.com/runs:1"));

        assertThat(settings.sandbox()).isEqualTo(SandboxKind.DOCKER);
        assertThat(settings.sandboxImage()).isEqualTo("example.com/runs:1");
        assertThat(settings.runsReach()).isEqualTo(Egress.DENY_LIST);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(Map.of("RUNYARD_SANDBOX", "docker")))
                .withMessageStartingWith("RUNYARD_SANDBOX is docker: set RUNYARD_SANDBOX_IMAGE");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(Map.of("RUNYARD_SANDBOX_IMAGE", "runs")))
                .withMessageStartingWith("RUNYARD_SANDBOX_IMAGE means nothing");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(
                        Map.of("RUNYARD_SANDBOX", "docker", "RUNYARD_SANDBOX_IMAGE", "--privileged")))
                .withMessageContaining("names no image");
    }

    @Test
    void whatRunsReachIsAModeAndTwoLists() {
        Settings settings = SettingsReader.read(Map.of(
                "RUNYARD_EGRESS", "allow-list",
                "RUNYARD_EGRESS_ALLOW", "10.20.0.0/16, 2001:db8::/32",
                "RUNYARD_EGRESS_DENY", "10.20.0.7"));

        assertThat(settings.runsReach())
                .isEqualTo(new Egress(
                        EgressMode.ALLOW_LIST,
                        List.of(IpRange.of("10.20.0.0/16"), IpRange.of("2001:db8::/32")),
                        List.of(IpRange.of("10.20.0.7"))));
        assertThat(SettingsReader.read(Map.of()).runsReach()).isEqualTo(Egress.DENY_LIST);
        assertThat(SettingsReader.read(Map.of("RUNYARD_SANDBOX", "process")).runsReach())
                .isEqualTo(Egress.OPEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RUNYARD_SANDBOX      | process     | RUNYARD_EGRESS is deny-list, which needs a sandbox
                    RUNYARD_EGRESS       | open        | RUNYARD_EGRESS_ALLOW and RUNYARD_EGRESS_DENY mean nothing
                    RUNYARD_EGRESS       | closed      | RUNYARD_EGRESS must be one of: open, deny-list, allow-list
                    RUNYARD_EGRESS_ALLOW | example.com | RUNYARD_EGRESS_ALLOW has "example.com": each must be an IP address or a range
                    RUNYARD_EGRESS_DENY  | 10.0.0.1/8  | RUNYARD_EGRESS_DENY has "10.0.0.1/8": behind the first 8 bits
                    """)
    void whatRunsReachHasRules(String name, String value, String line) {
        var environment = new HashMap<>(Map.of("RUNYARD_EGRESS", "deny-list", "RUNYARD_EGRESS_ALLOW", "10.0.0.0/8"));
        environment.put(name, value);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> SettingsReader.read(environment))
                .withMessageContaining(line);
    }
}
