package dev.runyard.worker.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutletTest {
    private static final ServerPlace HERE = new ServerPlace("localhost", 8080, addresses("127.0.0.1", "::1"));

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }

    private static Egress egress(EgressMode mode, List<String> allow, List<String> deny) {
        return new Egress(
                mode,
                allow.stream().map(IpRange::of).toList(),
                deny.stream().map(IpRange::of).toList());
    }

    private static Outlet outlet(Egress egress, ServerPlace server) {
        var round = new Surroundings(
                addresses("10.0.0.5", "2001:db8::5"),
                server,
                "# a comment\nsearch corp.example\nnameserver 127.0.0.53\nnameserver 10.0.0.1\noptions ndots:1\n",
                "127.0.0.1 localhost\n127.0.1.1 box\n::1 localhost\n10.0.0.7 git.corp.example # the forge\n");
        return Outlet.of(egress, round);
    }

    private static List<String> rules(Outlet outlet) {
        return outlet.rules()
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("daddr"))
                .toList();
    }

    @Test
    void theRulesStandInTheOrderOfTheirWeight() {
        var egress = egress(EgressMode.DENY_LIST, List.of("10.0.0.0/8", "169.254.169.254"), List.of("198.51.100.0/24"));

        assertThat(rules(outlet(egress, HERE)))
                .containsExactly(
                        "ip daddr 192.0.0.3 udp dport 53 accept",
                        "ip6 daddr fd72:756e:7961:7264::3 udp dport 53 accept",
                        "ip daddr @denied4 jump refuse",
                        "ip daddr @named4 accept",
                        "ip daddr @never4 jump refuse",
                        "ip6 daddr @never6 jump refuse",
                        "ip daddr @allowed4 accept",
                        "ip daddr @others4 jump refuse",
                        "ip6 daddr @others6 jump refuse");
    }

    @Test
    void theMachinesOwnAddressesAreNotReachedThoughTheirRangeIs() {
        var rules = outlet(egress(EgressMode.DENY_LIST, List.of("10.0.0.0/8"), List.of()), HERE)
                .rules();

        assertThat(rules.lines().filter(line -> line.contains("set never4")))
                .singleElement()
                .asString()
                .contains("10.0.0.5,", "169.254.0.0/16", "168.63.129.16");
        assertThat(rules.lines().filter(line -> line.contains("set never6")))
                .singleElement()
                .asString()
                .contains("2001:db8:0:0:0:0:0:5");
        assertThat(rules).doesNotContain("set named4");
    }

    @Test
    void withAnAllowListAllElseIsDenied() {
        var rules = outlet(egress(EgressMode.ALLOW_LIST, List.of(), List.of()), HERE)
                .rules();

        assertThat(rules).contains("elements = { 0.0.0.0/0 }", "elements = { 0:0:0:0:0:0:0:0/0 }");
    }

    @Test
    void aServerOnThisMachineHasADoorAtTheLoopbackAddress() {
        var outlet = outlet(Egress.DENY_LIST, new ServerPlace("box.example", 8443, addresses("127.0.1.1")));

        assertThat(outlet.door()).isEqualTo(8443);
        assertThat(outlet.pasta("ry1", true)).containsSequence("-T", "8443");
        assertThat(outlet.hosts())
                .isEqualTo("127.0.0.1 localhost\n127.0.0.1 box.example\n10.0.0.7 git.corp.example # the forge\n");
        assertThat(rules(outlet)).noneMatch(rule -> rule.contains("8443"));
    }

    @Test
    void aServerElsewhereIsReachedAtItsPortAlone() {
        var outlet =
                outlet(Egress.DENY_LIST, new ServerPlace("runyard.example", 443, addresses("10.0.0.9", "fd00::9")));

        assertThat(outlet.door()).isZero();
        assertThat(outlet.pasta("ry1", true)).containsSequence("-T", "none").doesNotContain("--interface");
        assertThat(outlet.pasta("ry1", false)).containsSequence("--interface", "lo");
        assertThat(rules(outlet))
                .contains(
                        "ip daddr 10.0.0.9 tcp dport 443 accept", "ip6 daddr fd00:0:0:0:0:0:0:9 tcp dport 443 accept");
        assertThat(outlet.hosts()).contains("10.0.0.9 runyard.example\n");
    }

    @Test
    void namesAreAskedForThroughTheNetworksOwnResolver() {
        assertThat(outlet(Egress.DENY_LIST, HERE).resolvConf())
                .isEqualTo("search corp.example\noptions ndots:1\nnameserver 192.0.0.3\n");
        assertThat(Names.resolvConf("nameserver fd00::53\n")).isEqualTo("nameserver fd72:756e:7961:7264::3\n");
    }
}
