package dev.runyard.persistence.limit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What the site admin allows an organization; null leaves a limit to the server's setting.
 *
 * @param runsCeiling how many of its phases may execute at once
 * @param planTimeout how long its plans may take
 * @param applyTimeout how long its applies may take
 */
@Embeddable
public record OrganizationLimits(
        @Column(name = "runs_ceiling") @Nullable Integer runsCeiling,
        @Column(name = "plan_timeout") @Nullable TimeLimit planTimeout,
        @Column(name = "apply_timeout") @Nullable TimeLimit applyTimeout) {
    /** All of them are the server's. */
    public static final OrganizationLimits NONE = new OrganizationLimits(null, null, null);
}
