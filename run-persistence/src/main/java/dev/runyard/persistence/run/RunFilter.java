package dev.runyard.persistence.run;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a list holds. An empty set means that no run will do.
 *
 * @param statuses null for all
 * @param sources null for all
 * @param from the runs made at this moment or later; null for all
 * @param until the runs made before this moment; null for all
 * @param search null when nothing is searched for
 * @param agentPools the names of agent pools to which the runs are bound; null for all runs
 */
public record RunFilter(
        @Nullable Set<RunStatus> statuses,
        @Nullable Set<RunSource> sources,
        Set<RunOperation> operations,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Search search,
        @Nullable Set<String> agentPools) {
    /** What a list holds that is asked for nothing in particular. */
    public static final RunFilter PLAIN = new RunFilter(null, null, RunOperation.LISTED, null, null, null, null);

    public RunFilter {
        operations = Set.copyOf(operations);
    }

    /**
     * What a run is searched by.
     *
     * @param text the name of the user who made it, whatever its case
     * @param more whether its id, or a part of its message, will do as well
     */
    public record Search(String text, boolean more) {}

    /** Tells whether no run can be in the list. */
    public boolean isOfNothing() {
        return operations.isEmpty()
                || (statuses != null && statuses.isEmpty())
                || (sources != null && sources.isEmpty());
    }

    /** Tells whether the list can be read by plan-only or not alone. */
    boolean isCoarse() {
        return statuses == null
                && sources == null
                && (!operations.contains(RunOperation.PLAN_ONLY)
                        ? operations.equals(RunOperation.LISTED)
                        : operations.size() == 1 || operations.size() == RunOperation.values().length);
    }

    /** Tells whether all runs made at any time will do, but for their operation. */
    public boolean isOfAllTimes() {
        return isCoarse() && from == null && until == null && !isLookedThrough();
    }

    /** Tells whether no index has what is asked for, so that the runs are looked at one by one. */
    boolean isLookedThrough() {
        return search != null || agentPools != null;
    }

    boolean holdsPlanOnly() {
        return operations.contains(RunOperation.PLAN_ONLY);
    }

    boolean holdsOthers() {
        return operations.stream().anyMatch(operation -> operation != RunOperation.PLAN_ONLY);
    }
}
