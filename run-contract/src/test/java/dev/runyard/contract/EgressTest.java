package dev.runyard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EgressTest {
    private final JsonMapper json = new JsonMapper();

    @Test
    void aPolicyComesBackAsItWasSent() {
        var sent = new Egress(
                EgressMode.ALLOW_LIST, List.of(IpRange.of("10.0.0.0/8"), IpRange.of("2001:db8::1")), List.of());

        var wire = json.writeValueAsString(sent);

        assertThat(wire)
                .isEqualTo("{\"mode\":\"allow-list\",\"allow\":[\"10.0.0.0/8\",\"2001:db8:0:0:0:0:0:1\"],\"deny\":[]}");
        assertThat(json.readValue(wire, Egress.class)).isEqualTo(sent);
    }

    @Test
    void anOrganizationsModeCountsAndTheListsOfBoth() {
        var machine = new Egress(
                EgressMode.DENY_LIST, List.of(IpRange.of("10.1.0.0/16")), List.of(IpRange.of("198.51.100.7")));
        var own = new Egress(EgressMode.ALLOW_LIST, List.of(IpRange.of("10.2.0.0/16")), List.of());

        assertThat(machine.with(null)).isEqualTo(machine);
        assertThat(machine.with(own))
                .isEqualTo(new Egress(
                        EgressMode.ALLOW_LIST,
                        List.of(IpRange.of("10.1.0.0/16"), IpRange.of("10.2.0.0/16")),
                        List.of(IpRange.of("198.51.100.7"))));
        assertThat(machine.with(Egress.OPEN).letsAllThrough()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7/32, 192.0.2.7",
        "0.0.0.0/0, 0.0.0.0/0",
        "fc00::/7, fc00:0:0:0:0:0:0:0/7",
        "::1/128, 0:0:0:0:0:0:0:1"
    })
    void aRangeIsRead(String text, String range) {
        assertThat(IpRange.of(text)).hasToString(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.5/8",
                "300.0.0.1",
                "example.com",
                "fe80::1%eth0",
                "fc00::/129",
                "::ffff:10.0.0.0/104",
                "2001:db8::1/32",
                "10.0.0.0 /8"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> IpRange.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
