package dev.runyard.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.worker.egress.Outlet;
import dev.runyard.worker.egress.Surroundings;
import dev.runyard.worker.egress.Uplink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real networks: what is reached from one, and who may change it. */
class NamespaceTest {
    @RegisterExtension
    final TestRoom place = new TestRoom("network");

    @Test
    void networksWorkHere() {
        assertThat(Bubblewrap.probeNetworks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void onlyTheDoorToTheServerLeadsToTheMachine(Sandbox sandbox) throws Exception {
        InetAddress own = own();
        try (var server = answering(InetAddress.getLoopbackAddress());
                var database = answering(InetAddress.getLoopbackAddress());
                var six = answering(InetAddress.ofLiteral("::1"));
                var everywhere = answering(InetAddress.ofLiteral("0.0.0.0"))) {
            Outlet outlet = outlet(Egress.DENY_LIST, server.getLocalPort());

            String said = inside(
                    sandbox,
                    outlet,
                    "127.0.0.1 " + server.getLocalPort(),
                    "localhost " + server.getLocalPort(),
                    "127.0.0.1 " + database.getLocalPort(),
                    "127.0.0.1 " + everywhere.getLocalPort(),
                    "127.0.1.1 " + everywhere.getLocalPort(),
                    "::1 " + six.getLocalPort(),
                    "::ffff:127.0.0.1 " + database.getLocalPort(),
                    "192.0.0.1 " + database.getLocalPort(),
                    "fd72:756e:7961:7264::1 " + six.getLocalPort(),
                    own.getHostAddress() + " " + everywhere.getLocalPort(),
                    "169.254.169.254 80",
                    "fe80::1 80",
                    "10.0.0.1 80",
                    "192.168.0.1 80",
                    "fd00::1 80",
                    "100.100.100.200 80");

            assertThat(said.lines())
                    .startsWith(
                            "127.0.0.1 " + server.getLocalPort() + " reached",
                            "localhost " + server.getLocalPort() + " reached")
                    .hasSize(16)
                    .filteredOn(line -> line.endsWith("reached"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void aSingleAddressThatIsAllowedIsReachedThoughItIsTheMachines(Sandbox sandbox) throws Exception {
        InetAddress own = own();
        var egress = new Egress(EgressMode.ALLOW_LIST, List.of(IpRange.of(own)), List.of());
        var denied = new Egress(EgressMode.DENY_LIST, List.of(IpRange.of(own)), List.of(IpRange.of(own)));
        try (var everywhere = answering(InetAddress.ofLiteral("0.0.0.0"))) {
            String there = own.getHostAddress() + " " + everywhere.getLocalPort();

            assertThat(inside(sandbox, outlet(egress, 1), there)).isEqualTo(there + " reached\n");
            assertThat(inside(sandbox, outlet(denied, 1), there)).isEqualTo(there + " not\n");
        }
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void namesAreAskedForAtOnePlaceAlone(Sandbox sandbox) throws Exception {
        String said = run(sandbox, outlet(Egress.DENY_LIST, 1), """
                for place in 192.0.0.3/53 192.0.0.3/54 192.0.0.1/53 10.0.0.1/53 224.0.0.251/5353 255.255.255.255/53; do
                  (echo hello >/dev/udp/$place) 2>/dev/null && echo "$place sent" || echo "$place not"
                done
                grep nameserver /etc/resolv.conf
                """);

        assertThat(said.lines())
                .startsWith(
                        "192.0.0.3/53 sent",
                        "192.0.0.3/54 not",
                        "192.0.0.1/53 not",
                        "10.0.0.1/53 not",
                        "224.0.0.251/5353 not",
                        "255.255.255.255/53 not")
                .filteredOn(line -> line.startsWith("nameserver"))
                .allMatch(line -> line.equals("nameserver 192.0.0.3") || line.endsWith("::3"));
    }

    @Test
    void aNetworkThatCannotBeMadeSaysWhy() {
        var outlet = new Outlet("nonsense", 0, "", "");

        assertThatThrownBy(() -> Namespace.make(outlet))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("syntax error");
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void nobodyInsideChangesTheNetwork(Sandbox sandbox) throws Exception {
        String said = run(sandbox, outlet(Egress.DENY_LIST, 1), """
                for attempt in "nft flush ruleset" "nft delete table inet runyard" "unshare --user --net true" \\
                    "unshare --net true" "nsenter --target 1 --net true" \\
                    "ip route add 10.0.0.0/8 dev lo" "ip link set lo down" "cat /dev/net/tun"; do
                  $attempt >/dev/null 2>&1 && echo "could: $attempt"
                done
                for file in net/ipv4/ip_forward net/ipv4/ip_unprivileged_port_start net/ipv6/conf/all/accept_ra; do
                  (echo 1 >/proc/sys/$file) 2>/dev/null && echo "could write $file"
                done
                grep CapEff /proc/self/status
                """);

        assertThat(said).isEqualTo("CapEff:\t0000000000000000\n");
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void socketsWithoutAFileAreNotSharedWithTheMachine(Sandbox sandbox) throws Exception {
        var machine = new ProcessBuilder("wc", "-l", "/proc/net/unix").start();
        String outside = new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(outside).doesNotStartWith("1 ");
        assertThat(run(sandbox, outlet(Egress.DENY_LIST, 1), "wc -l </proc/net/unix"))
                .isEqualTo("1\n");
    }

    @Test
    void aNetworkThatWaitsTakesTheRulesOfWhoComes() throws Exception {
        InetAddress own = own();
        try (var networks = new Networks(1);
                var everywhere = answering(InetAddress.ofLiteral("0.0.0.0"));
                var first = networks.take(outlet(Egress.DENY_LIST, 1))) {
            var allowed = outlet(new Egress(EgressMode.DENY_LIST, List.of(IpRange.of(own)), List.of()), 1);
            assertThat(first.becomes(allowed)).isTrue();
            assertThat(first.becomes(outlet(Egress.DENY_LIST, 2))).isFalse();

            assertThat(reaches(first, own, everywhere.getLocalPort())).isTrue();
            try (var second = networks.take(outlet(Egress.DENY_LIST, 1))) {
                assertThat(second.uid()).isNotEqualTo(Owners.isRoot() ? first.uid() : 0);
                assertThat(reaches(second, own, everywhere.getLocalPort())).isFalse();
            }
        }
    }

    @Test
    void aNetworkThatIsGoneIsNotEnteredThoughItsNumberIsTaken() throws Exception {
        var namespace = Namespace.make(outlet(Egress.DENY_LIST, 1));
        List<String> entrance = new ArrayList<>(namespace.entrance());
        entrance.set(
                entrance.indexOf("--target") + 1,
                Long.toString(ProcessHandle.current().pid()));
        entrance.remove("--user");
        if (Owners.isRoot()) {
            entrance.subList(0, entrance.indexOf("nsenter")).clear();
        } else {
            entrance.remove("--net");
        }
        entrance.add("true");

        Process entering = new ProcessBuilder(entrance).start();

        assertThat(entering.waitFor()).isEqualTo(96);
        namespace.close();
        assertThat(namespace.becomes(outlet(Egress.DENY_LIST, 2))).isFalse();
    }

    @ParameterizedTest
    @MethodSource(Sandboxes.CONFINING)
    void whatNeedsNoNetworkHasNone(Sandbox sandbox) throws Exception {
        assertThat(run(sandbox, Uplink.Whole.NONE, "grep -c : /proc/net/dev")).isEqualTo("1\n");
    }

    private static boolean reaches(Namespace network, InetAddress address, int port) throws Exception {
        List<String> line = new ArrayList<>(network.entrance());
        line.addAll(List.of("/bin/bash", "-c", "exec 3<>/dev/tcp/" + address.getHostAddress() + "/" + port));
        return new ProcessBuilder(line).start().waitFor() == 0;
    }

    /** Says {@code reached} of each address and port where somebody answers, and {@code not} of the others. */
    private String inside(Sandbox sandbox, Outlet outlet, String... places) throws Exception {
        return run(sandbox, outlet, """
                while read -r address port; do
                  answer=none
                  { exec 3<>"/dev/tcp/$address/$port" && read -r -t 5 answer <&3; } 2>/dev/null
                  [ "$answer" = here ] && echo "$address $port reached" || echo "$address $port not"
                done <<END
                %s
                END
                """.formatted(String.join("\n", places)));
    }

    private String run(Sandbox sandbox, Uplink uplink, String script) throws Exception {
        try (sandbox;
                Cell cell = sandbox.open(place.room(), uplink)) {
            return place.run(cell, script);
        }
    }

    private static Outlet outlet(Egress egress, int port) throws IOException {
        return Outlet.of(egress, Surroundings.look(URI.create("http://localhost:" + port)));
    }

    private static InetAddress own() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst()
                .orElseThrow();
    }

    /** Says {@code here} to whoever comes. */
    private static ServerSocket answering(InetAddress address) throws IOException {
        var socket = new ServerSocket();
        socket.bind(new InetSocketAddress(address, 0));
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (var client = socket.accept()) {
                    client.getOutputStream().write("here\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // It is closed.
                }
            }
        });
        return socket;
    }
}
