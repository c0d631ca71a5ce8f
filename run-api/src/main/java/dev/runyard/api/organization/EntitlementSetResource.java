package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.organization.OrganizationId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code entitlement-sets}. Without {@code operations} the CLI would run everything locally. */
@Component
final class EntitlementSetResource implements Resource<EntitlementSet> {
    private static final List<String> HERE = List.of("agents", "operations", "state-storage");

    private static final List<String> NOT_YET = List.of(
            "audit-logging",
            "configuration-designer",
            "cost-estimation",
            "global-run-tasks",
            "module-tests-generation",
            "policy-enforcement",
            "private-module-registry",
            "private-policy-agents",
            "private-run-tasks",
            "private-vcs",
            "run-tasks",
            "self-serve-billing",
            "sentinel",
            "sso",
            "teams",
            "usage-reporting",
            "vcs-integrations");

    @Override
    public Class<EntitlementSet> shows() {
        return EntitlementSet.class;
    }

    @Override
    public List<EntitlementSet> byIds(Collection<String> ids) {
        return ids.stream()
                .map(id -> new EntitlementSet(new OrganizationId(id)))
                .toList();
    }

    @Override
    public TypedId subject(EntitlementSet set) {
        return set.organization();
    }

    @Override
    public ResourceType<EntitlementSet> type() {
        var type = ResourceType.named(
                "entitlement-sets", (EntitlementSet set) -> set.organization().value());
        HERE.forEach(entitlement -> type.attribute(entitlement, set -> true));
        NOT_YET.forEach(entitlement -> type.attribute(entitlement, set -> false));
        return type.attribute("user-limit", set -> null).self(set -> "/api/v2/entitlement-sets/" + set.organization());
    }
}
