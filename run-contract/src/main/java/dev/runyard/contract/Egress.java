package dev.runyard.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs reach over the network. What is denied by name is never reached; what is allowed is; the mode says what happens to
 * all else.
 *
 * @param allow reached in any case
 * @param deny not reached, though it were allowed
 */
public record Egress(EgressMode mode, List<IpRange> allow, List<IpRange> deny) {
    public static final Egress OPEN = new Egress(EgressMode.OPEN, List.of(), List.of());
    public static final Egress DENY_LIST = new Egress(EgressMode.DENY_LIST, List.of(), List.of());

    public Egress {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** Tells whether nothing is kept from a run. */
    public boolean letsAllThrough() {
        return mode == EgressMode.OPEN;
    }

    /**
     * Returns what holds on a machine for an organization: the mode is the organization's where it has one, and the lists are
     * those of both.
     *
     * @param own what the organization has; null for nothing of its own
     */
    public Egress with(@Nullable Egress own) {
        return own == null ? this : new Egress(own.mode, joined(allow, own.allow), joined(deny, own.deny));
    }

    private static List<IpRange> joined(List<IpRange> some, List<IpRange> more) {
        List<IpRange> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
