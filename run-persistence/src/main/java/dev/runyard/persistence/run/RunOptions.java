package dev.runyard.persistence.run;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * How a run was asked for; fixed at its creation. Names are those of the run's attributes.
 *
 * @param autoApply the effective value: the run's own, else its workspace's
 * @param savePlan planned beside the queue, applied only once somebody confirms it
 * @param allowEmptyApply whether a plan without changes is applied, and that without asking
 * @param debuggingMode whether terraform logs all it does
 */
@Embeddable
public record RunOptions(
        @Column(name = "auto_apply") boolean autoApply,
        @Column(name = "plan_only") boolean planOnly,
        @Column(name = "save_plan") boolean savePlan,
        @Column(name = "allow_empty_apply") boolean allowEmptyApply,
        @Column(name = "is_destroy") boolean isDestroy,
        @Column(name = "refresh") boolean refresh,
        @Column(name = "refresh_only") boolean refreshOnly,

        @Convert(converter = Addresses.class) @Column(name = "target_addrs")
        List<String> targetAddrs,

        @Convert(converter = Addresses.class) @Column(name = "replace_addrs")
        List<String> replaceAddrs,

        @Convert(converter = Addresses.class) @Column(name = "invoke_action_addrs")
        List<String> invokeActionAddrs,

        @Column(name = "allow_config_generation") boolean allowConfigGeneration,
        @Column(name = "debugging_mode") boolean debuggingMode) {

    /** A plain run: plan, wait for approval, apply. */
    public static final RunOptions PLAIN = new RunOptions(
            false, false, false, false, false, true, false, List.of(), List.of(), List.of(), false, false);

    public RunOptions withAutoApply(boolean value) {
        return with(value, planOnly, savePlan, allowEmptyApply);
    }

    public RunOptions withPlanOnly(boolean value) {
        return with(autoApply, value, savePlan, allowEmptyApply);
    }

    public RunOptions withSavePlan(boolean value) {
        return with(autoApply, planOnly, value, allowEmptyApply);
    }

    public RunOptions withAllowEmptyApply(boolean value) {
        return with(autoApply, planOnly, savePlan, value);
    }

    private RunOptions with(boolean auto, boolean onlyPlans, boolean saves, boolean empty) {
        return new RunOptions(
                auto,
                onlyPlans,
                saves,
                empty,
                isDestroy,
                refresh,
                refreshOnly,
                targetAddrs,
                replaceAddrs,
                invokeActionAddrs,
                allowConfigGeneration,
                debuggingMode);
    }

    /** Tells whether the plan is made at once, beside the workspace's queue. */
    public boolean plansBesideTheQueue() {
        return planOnly || savePlan;
    }
}
