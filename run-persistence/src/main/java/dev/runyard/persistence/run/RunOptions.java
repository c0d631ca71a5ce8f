package dev.runyard.persistence.run;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * How a run was asked for; fixed at its creation. Names are those of the run's attributes.
 *
 * @param autoApply the effective value: the run's own, else its workspace's
 */
@Embeddable
public record RunOptions(
        @Column(name = "auto_apply") boolean autoApply,
        @Column(name = "plan_only") boolean planOnly,
        @Column(name = "is_destroy") boolean isDestroy,
        @Column(name = "refresh") boolean refresh,
        @Column(name = "refresh_only") boolean refreshOnly,

        @Convert(converter = Addresses.class) @Column(name = "target_addrs")
        List<String> targetAddrs,

        @Convert(converter = Addresses.class) @Column(name = "replace_addrs")
        List<String> replaceAddrs) {

    /** A plain run: plan, wait for approval, apply. */
    public static final RunOptions PLAIN = new RunOptions(false, false, false, true, false, List.of(), List.of());

    public RunOptions withAutoApply(boolean value) {
        return new RunOptions(value, planOnly, isDestroy, refresh, refreshOnly, targetAddrs, replaceAddrs);
    }

    public RunOptions withPlanOnly(boolean value) {
        return new RunOptions(autoApply, value, isDestroy, refresh, refreshOnly, targetAddrs, replaceAddrs);
    }
}
