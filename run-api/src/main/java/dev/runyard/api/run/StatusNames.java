package dev.runyard.api.run;

import dev.runyard.persistence.WireNames;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The run statuses that filters name. */
public final class StatusNames {
    private static final WireNames<RunStatus> OURS = new WireNames<>(RunStatus.values(), RunStatus::wireName);

    /** HCP Terraform's run states, and those of its client. No run is in one that the table of runs does not have. */
    private static final Set<String> KNOWN = Set.of(
            "pending",
            "fetching",
            "fetching_completed",
            "pre_plan_running",
            "pre_plan_completed",
            "queuing",
            "plan_queued",
            "planning",
            "planned",
            "cost_estimating",
            "cost_estimated",
            "policy_checking",
            "policy_override",
            "policy_soft_failed",
            "policy_checked",
            "confirmed",
            "post_plan_running",
            "post_plan_awaiting_decision",
            "post_plan_completed",
            "planned_and_finished",
            "planned_and_saved",
            "pre_apply_running",
            "pre_apply_completed",
            "queuing_apply",
            "apply_queued",
            "applying",
            "post_apply_running",
            "post_apply_completed",
            "applied",
            "discarded",
            "errored",
            "canceled",
            "force_canceled");

    /** HCP Terraform's page on runs names these; others of them are not ours. */
    private static final Set<String> DISCARDABLE = Set.of(
            "planned",
            "planned_and_saved",
            "cost_estimated",
            "policy_checked",
            "policy_override",
            "post_plan_running",
            "post_plan_completed");

    private StatusNames() {}

    /**
     * Reads a list of statuses. Those that no run can be in are left out.
     *
     * @param parameter the name of the query parameter, for the refusal
     * @throws Invalid when one is no status at all
     */
    public static Set<RunStatus> read(String parameter, List<String> names) {
        for (String name : names) {
            if (!KNOWN.contains(name) && OURS.find(name).isEmpty()) {
                throw Invalid.because(parameter + " has a value that is no run status: " + name);
            }
        }
        return names.stream().flatMap(name -> OURS.find(name).stream()).collect(Collectors.toSet());
    }

    /**
     * Returns the statuses of a group.
     *
     * @throws Invalid when there is no such group
     */
    static Set<RunStatus> group(String parameter, String name) {
        return switch (name) {
            case "final" -> those(true);
            case "non_final" -> those(false);
            case "discardable" -> read(parameter, List.copyOf(DISCARDABLE));
            default -> throw Invalid.because(parameter + " must be final, non_final or discardable");
        };
    }

    private static Set<RunStatus> those(boolean over) {
        return Arrays.stream(RunStatus.values())
                .filter(status -> RunFlow.isFinal(status) == over)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RunStatus.class)));
    }
}
