package dev.runyard.engine.egress;

import dev.runyard.contract.Egress;
import dev.runyard.contract.EgressMode;
import dev.runyard.contract.IpRange;
import dev.runyard.persistence.egress.EgressPolicy;
import dev.runyard.persistence.egress.OrganizationEgress;
import dev.runyard.persistence.problem.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand in the policy of an organization, and how a worker is told of it. */
public final class EgressRules {
    private static final int MOST = 200;

    private EgressRules() {}

    /**
     * Reads a policy; nothing stands for the settings of the workers.
     *
     * @throws Invalid when there is none of this name
     */
    public static @Nullable EgressPolicy policy(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return EgressPolicy.find(name)
                .orElseThrow(() -> Invalid.attribute(
                        "egress-policy",
                        "must be open, deny-list or allow-list; null leaves it to the setting of each worker"));
    }

    /**
     * Checks what an organization is to have.
     *
     * @throws Invalid naming the attribute
     */
    public static OrganizationEgress checked(OrganizationEgress wanted) {
        check("egress-allow", wanted.allow(), wanted.policy());
        check("egress-deny", wanted.deny(), wanted.policy());
        return wanted;
    }

    private static void check(String attribute, List<String> ranges, @Nullable EgressPolicy policy) {
        if (!ranges.isEmpty() && !hasLists(policy)) {
            throw Invalid.attribute(attribute, "needs the egress-policy deny-list or allow-list");
        }
        if (ranges.size() > MOST) {
            throw Invalid.attribute(attribute, "can have " + MOST + " ranges");
        }
        for (String range : ranges) {
            try {
                IpRange.of(range);
            } catch (IllegalArgumentException e) {
                throw Invalid.attribute(attribute, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Tells whether the lists of ranges mean anything with a policy. */
    public static boolean hasLists(@Nullable EgressPolicy policy) {
        return policy != null && policy != EgressPolicy.OPEN;
    }

    /** Returns it in the words of workers; null when the organization has none. */
    public static @Nullable Egress forWorkers(OrganizationEgress egress) {
        if (egress.policy() == null) {
            return null;
        }
        return new Egress(EgressMode.valueOf(egress.policy().name()), ranges(egress.allow()), ranges(egress.deny()));
    }

    private static List<IpRange> ranges(List<String> texts) {
        return texts.stream().map(IpRange::of).toList();
    }
}
