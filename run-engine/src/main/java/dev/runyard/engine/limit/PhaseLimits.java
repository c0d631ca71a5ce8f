package dev.runyard.engine.limit;

import dev.runyard.persistence.limit.OrganizationLimits;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.workspace.Settings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long phases may take: what the organization has, else what the server has; a workspace may have less.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/enterprise/api-docs/admin/organizations">plan-timeout and
 *     apply-timeout of an organization</a>
 */
public record PhaseLimits(TimeLimit plan, TimeLimit apply) {
    /** Returns the limits of an organization's phases. */
    public static PhaseLimits of(ServerLimits server, OrganizationLimits organization) {
        return new PhaseLimits(
                Objects.requireNonNullElse(organization.planTimeout(), server.planTimeout()),
                Objects.requireNonNullElse(organization.applyTimeout(), server.applyTimeout()));
    }

    /** Returns the limits in a workspace. */
    public PhaseLimits in(Settings workspace) {
        return new PhaseLimits(atMost(plan, workspace.planTimeout()), atMost(apply, workspace.applyTimeout()));
    }

    /**
     * Checks that a workspace has no limit that would never be reached.
     *
     * @throws Invalid naming the attribute
     */
    public void require(Settings workspace) {
        require("plan-timeout", workspace.planTimeout(), plan);
        require("apply-timeout", workspace.applyTimeout(), apply);
    }

    private static void require(String attribute, @Nullable TimeLimit wanted, TimeLimit most) {
        if (wanted != null && wanted.seconds() > most.seconds()) {
            throw Invalid.attribute(attribute, "must be at most " + most + ", which the organization has");
        }
    }

    private static TimeLimit atMost(TimeLimit limit, @Nullable TimeLimit own) {
        return own == null ? limit : limit.atMost(own);
    }
}
