package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.engine.egress.EgressRules;
import dev.runyard.engine.limit.TimeoutRules;
import dev.runyard.persistence.egress.OrganizationEgress;
import dev.runyard.persistence.limit.OrganizationLimits;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.problem.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the site admin changes of what an organization may have: Terraform Enterprise's timeouts, under their present and
 * their deprecated names, and {@code runs-ceiling}, HCP Terraform's word for how many runs may execute at once. What runs may
 * reach over the network is Runyard's own.
 */
@Unsupported({
    "access-beta-tools=false",
    "global-module-sharing=false",
    "global-provider-sharing=false",
    "is-disabled=false",
    "terraform-worker-sudo-enabled=false",
    "workspace-limit=null"
})
record AllowedOrganization(
        Field<Integer> runsCeiling,
        Field<String> planTimeout,
        Field<String> applyTimeout,
        Field<String> terraformBuildWorkerPlanTimeout,
        Field<String> terraformBuildWorkerApplyTimeout,
        Field<String> egressPolicy,
        Field<List<String>> egressAllow,
        Field<List<String>> egressDeny) {

    OrganizationLimits limits(OrganizationLimits now) {
        return new OrganizationLimits(
                ceiling(now),
                timeout("plan-timeout", planTimeout, terraformBuildWorkerPlanTimeout, now.planTimeout()),
                timeout("apply-timeout", applyTimeout, terraformBuildWorkerApplyTimeout, now.applyTimeout()));
    }

    /** Lists that mean nothing with the new policy go with the old one. */
    OrganizationEgress egress(OrganizationEgress now) {
        var policy = egressPolicy.sent() ? EgressRules.policy(egressPolicy.value()) : now.policy();
        boolean keeps = EgressRules.hasLists(policy);
        return new OrganizationEgress(
                policy,
                ranges(egressAllow, keeps ? now.allow() : List.of()),
                ranges(egressDeny, keeps ? now.deny() : List.of()));
    }

    private static List<String> ranges(Field<List<String>> field, List<String> otherwise) {
        return field.sent()
                ? field.orElse(List.of()).stream().map(String::strip).toList()
                : otherwise;
    }

    private @Nullable Integer ceiling(OrganizationLimits now) {
        var wanted = runsCeiling.orKeep(now.runsCeiling());
        if (wanted != null && wanted < 1) {
            throw Invalid.attribute("runs-ceiling", "must be 1 or more; null for the server's default");
        }
        return wanted;
    }

    private static @Nullable TimeLimit timeout(
            String name, Field<String> present, Field<String> deprecated, @Nullable TimeLimit now) {
        if (present.sent()) {
            return TimeoutRules.read(name, present.orKeep(null));
        }
        return deprecated.sent() ? TimeoutRules.read("terraform-build-worker-" + name, deprecated.orKeep(null)) : now;
    }
}
