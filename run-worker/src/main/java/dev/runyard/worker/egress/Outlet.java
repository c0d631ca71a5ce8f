package dev.runyard.worker.egress;

import dev.runyard.contract.Egress;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that one attempt gets: a namespace of its own, with pasta between it and the machine's.
 *
 * @param rules what nftables lets through
 * @param door the port at the run's loopback address that leads to the same one of the machine, where the server is; 0 for none
 * @param resolvConf how names are looked up inside
 * @param hosts the names that are known inside
 * @see <a href="https://passt.top">pasta</a>
 */
public record Outlet(String rules, int door, String resolvConf, String hosts) implements Uplink {
    /** Decides. */
    public static Outlet of(Egress egress, Surroundings round) {
        ServerPlace server = round.server();
        return new Outlet(
                Ruleset.of(egress, round),
                server.isHere() ? server.port() : 0,
                Names.resolvConf(round.resolvConf()),
                Names.hosts(round.hosts(), server));
    }

    /**
     * Returns the start of the command line that makes such a network; what follows is run in it, as its root.
     *
     * @param link the name of the only way out
     * @param routed whether the machine has a way to anywhere but itself
     */
    public List<String> pasta(String link, boolean routed) {
        List<String> template = routed ? List.of() : List.of("--interface", "lo", "--mac-addr", "02:00:00:00:00:01");
        List<String> line = new ArrayList<>(List.of("pasta", "--quiet", "--foreground", "--config-net"));
        line.addAll(template);
        // Nothing leads in, and nothing out to the machine's own loopback address but the one door.
        line.addAll(List.of("--no-map-gw", "-t", "none", "-u", "none", "-U", "none"));
        line.addAll(List.of("-T", door == 0 ? "none" : Integer.toString(door)));
        line.addAll(List.of("-a", Layout.ADDRESS, "-n", Layout.BITS, "-g", Layout.GATEWAY));
        line.addAll(List.of("-a", Layout.ADDRESS_SIX, "-g", Layout.GATEWAY_SIX));
        line.addAll(List.of("--dns-forward", Layout.RESOLVER, "--dns-forward", Layout.RESOLVER_SIX));
        line.addAll(List.of("--ns-ifname", link, "--"));
        return line;
    }
}
