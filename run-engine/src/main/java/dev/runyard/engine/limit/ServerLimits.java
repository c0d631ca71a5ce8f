package dev.runyard.engine.limit;

import dev.runyard.persistence.limit.TimeLimit;
import org.jspecify.annotations.Nullable;

/**
 * What the server gives to each organization that has no limits of its own.
 *
 * @param runsCeiling how many phases of an organization may execute at once; null for as many as there are workers
 * @param planTimeout how long a plan may take
 * @param applyTimeout how long an apply may take
 */
public record ServerLimits(@Nullable Integer runsCeiling, TimeLimit planTimeout, TimeLimit applyTimeout) {
    /** No ceiling, and Terraform Enterprise's times: two hours for a plan, a day for an apply. */
    public static final ServerLimits DEFAULT = new ServerLimits(null, TimeLimit.of("2h"), TimeLimit.of("24h"));

    /** Returns the ceiling as a number in any case. */
    public int ceiling() {
        return runsCeiling == null ? Integer.MAX_VALUE : runsCeiling;
    }
}
