package dev.runyard.worker.egress;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The packet filter of a run's network, as nftables reads it. The first rule that fits an address decides: the way to names and
 * to the server is open; what is denied is denied; a single address that is allowed is; the machine itself and metadata services
 * are not, though they lie in a range that is allowed; then come ranges that are allowed, and the mode.
 *
 * @see <a href="https://wiki.nftables.org">nftables</a>
 */
final class Ruleset {
    private static final String REFUSE = "jump refuse";

    /** A connection that is reset is over at once; after any other answer it is tried again for a second. */
    private static final String REFUSAL = """
              chain refuse {
                meta l4proto tcp reject with tcp reset
                reject with icmpx admin-prohibited
              }
            """;

    private final StringBuilder sets = new StringBuilder();
    private final StringBuilder rules = new StringBuilder();

    private Ruleset() {}

    /** Returns the text that puts it in the place of one that was before. */
    static String of(Egress egress, Surroundings round) {
        var ruleset = new Ruleset();
        ruleset.open(round.server());
        ruleset.add("denied", egress.deny(), REFUSE);
        ruleset.add("named", egress.allow().stream().filter(IpRange::isSingle).toList(), "accept");
        ruleset.add("never", never(round), REFUSE);
        ruleset.add("allowed", egress.allow(), "accept");
        ruleset.add("others", egress.mode() == EgressMode.ALLOW_LIST ? Ranges.ALL : Ranges.PRIVATE, REFUSE);
        return ruleset.text();
    }

    private static List<IpRange> never(Surroundings round) {
        List<IpRange> never = new ArrayList<>(Ranges.METADATA);
        round.own().forEach(address -> never.add(IpRange.of(address)));
        return never;
    }

    /** Neighbours have to be asked for the way over IPv6; nobody but the kernel can send that. */
    private void open(ServerPlace server) {
        rule("oif lo accept");
        rule("icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept");
        rule("ip daddr " + Layout.RESOLVER + " udp dport 53 accept");
        rule("ip6 daddr " + Layout.RESOLVER_SIX + " udp dport 53 accept");
        server.elsewhere()
                .map(IpRange::of)
                .forEach(address -> rule((address.isFour() ? "ip" : "ip6") + " daddr " + address + " tcp dport "
                        + server.port() + " accept"));
    }

    private void add(String name, List<IpRange> ranges, String verdict) {
        for (boolean four : List.of(true, false)) {
            List<String> elements = ranges.stream()
                    .filter(range -> range.isFour() == four)
                    .map(IpRange::toString)
                    .distinct()
                    .sorted()
                    .toList();
            if (!elements.isEmpty()) {
                String set = name + (four ? "4" : "6");
                sets.append("  set ").append(set).append(" { type ").append(four ? "ipv4_addr" : "ipv6_addr");
                sets.append("; flags interval; auto-merge; elements = { ");
                sets.append(String.join(", ", elements)).append(" } }\n");
                rule((four ? "ip" : "ip6") + " daddr @" + set + " " + verdict);
            }
        }
    }

    private void rule(String text) {
        rules.append("    ").append(text).append('\n');
    }

    private String text() {
        return "table inet runyard\ndelete table inet runyard\ntable inet runyard {\n" + sets + REFUSAL
                + "  chain out {\n    type filter hook output priority 0; policy drop;\n" + rules
                + "    accept\n  }\n}\n";
    }
}
