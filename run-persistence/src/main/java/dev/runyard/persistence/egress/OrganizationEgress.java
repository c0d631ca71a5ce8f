package dev.runyard.persistence.egress;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the site admin lets the runs of an organization reach.
 *
 * @param policy null: the setting of each worker counts
 * @param allow ranges that are reached in any case
 * @param deny ranges that are not reached, though they were allowed
 */
@Embeddable
public record OrganizationEgress(
        @Column(name = "egress_policy") @Nullable EgressPolicy policy,

        @Convert(converter = Ranges.class) @Column(name = "egress_allow")
        List<String> allow,

        @Convert(converter = Ranges.class) @Column(name = "egress_deny")
        List<String> deny) {
    /** Nothing of its own. */
    public static final OrganizationEgress NONE = new OrganizationEgress(null, List.of(), List.of());

    public OrganizationEgress {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
