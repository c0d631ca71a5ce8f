package dev.runyard.ui.egress;

import dev.runyard.engine.egress.EgressRules;
import dev.runyard.persistence.egress.OrganizationEgress;
import dev.runyard.persistence.problem.Invalid;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * What the site admin says of the network of runs. The lists have one range on each line.
 *
 * @param policy nothing: the setting of each worker counts
 */
public record EgressForm(String policy, String allow, String deny) {
    static EgressForm of(MultiValueMap<String, String> sent) {
        return new EgressForm(text(sent, "egress-policy"), text(sent, "egress-allow"), text(sent, "egress-deny"));
    }

    static EgressForm of(OrganizationEgress egress) {
        var policy = egress.policy();
        return new EgressForm(
                policy == null ? "" : policy.wireName(),
                String.join("\n", egress.allow()),
                String.join("\n", egress.deny()));
    }

    /**
     * Returns what is wanted.
     *
     * @throws Invalid when there is no such policy
     */
    OrganizationEgress wanted() {
        return new OrganizationEgress(
                EgressRules.policy(policy.isEmpty() ? null : policy), ranges(allow), ranges(deny));
    }

    private static List<String> ranges(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        var value = sent.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
