package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.retention.RetentionReferences;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.egress.EgressPolicy;
import dev.runyard.persistence.limit.TimeLimit;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.Organizations;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code organizations}; their id in the API is their name. */
@Component
final class OrganizationResource implements Resource<Organization> {
    private final Organizations organizations;
    private final OrganizationPermissions permissions;
    private final RetentionReferences retention;

    OrganizationResource(
            Organizations organizations, OrganizationPermissions permissions, RetentionReferences retention) {
        this.retention = retention;
        this.organizations = organizations;
        this.permissions = permissions;
    }

    @Override
    public Class<Organization> shows() {
        return Organization.class;
    }

    @Override
    public List<Organization> byIds(Collection<String> ids) {
        return organizations.named(ids);
    }

    @Override
    public TypedId subject(Organization organization) {
        return organization.id();
    }

    @Override
    public ResourceType<Organization> type() {
        var type = ResourceType.named("organizations", Organization::name)
                .attribute("name", Organization::name)
                .attribute("external-id", organization -> organization.id().value())
                .attribute("created-at", Organization::createdAt)
                .attribute("email", Organization::email)
                .attribute("allow-force-delete-workspaces", organization -> organization.allowForceDeleteWorkspaces())
                .attribute(
                        "default-execution-mode",
                        organization -> organization.defaultExecution().mode().wireName())
                .attribute("speculative-plan-management-enabled", Organization::speculativePlanManagement)
                .attribute("cost-estimation-enabled", Organization::costEstimation)
                .batchedAttribute("permissions", permissions.attribute());
        limits(type);
        whatWeDoNotHave(type);
        return type.toOne(
                        "default-project",
                        "projects",
                        organization -> organization.defaultProjectId().value())
                .batchedToOneOf("data-retention-policy", RetentionReferences.TYPES, retention.ofOrganizations())
                .toOne("default-agent-pool", "agent-pools", organization -> {
                    var pool = organization.defaultExecution().agentPool();
                    return pool == null ? null : pool.value();
                })
                .toOne(
                        "entitlement-set",
                        "entitlement-sets",
                        organization -> organization.id().value())
                .related("entitlement-set", organization -> path(organization) + "/entitlement-set")
                .self(OrganizationResource::path);
    }

    /** Terraform Enterprise shows these to the site admin alone; here, to all who wonder what their runs may have. */
    private static void limits(ResourceType<Organization> type) {
        for (String prefix : List.of("", "terraform-build-worker-")) {
            type.attribute(
                            prefix + "plan-timeout",
                            organization -> written(organization.limits().planTimeout()))
                    .attribute(
                            prefix + "apply-timeout",
                            organization -> written(organization.limits().applyTimeout()));
        }
        type.attribute("runs-ceiling", organization -> organization.limits().runsCeiling())
                .attribute(
                        "egress-policy",
                        organization -> written(organization.egress().policy()))
                .attribute("egress-allow", organization -> organization.egress().allow())
                .attribute("egress-deny", organization -> organization.egress().deny());
    }

    private static @Nullable String written(@Nullable EgressPolicy policy) {
        return policy == null ? null : policy.wireName();
    }

    private static @Nullable String written(@Nullable TimeLimit limit) {
        return limit == null ? null : limit.toString();
    }

    private static void whatWeDoNotHave(ResourceType<Organization> type) {
        type.attribute("notification-email", Organization::email)
                .attribute("access-beta-tools", organization -> false)
                .attribute("global-module-sharing", organization -> false)
                .attribute("global-provider-sharing", organization -> false)
                .attribute("is-disabled", organization -> false)
                .attribute("sso-enabled", organization -> false)
                .attribute("terraform-worker-sudo-enabled", organization -> false)
                .attribute("workspace-limit", organization -> null)
                .attribute("session-timeout", organization -> null)
                .attribute("session-remember", organization -> null)
                .attribute("collaborator-auth-policy", organization -> "password")
                .attribute("plan-expired", organization -> false)
                .attribute("plan-expires-at", organization -> null)
                .attribute("plan-is-trial", organization -> false)
                .attribute("plan-is-enterprise", organization -> true)
                .attribute("send-passing-statuses-for-untriggered-speculative-plans", organization -> false)
                .attribute("aggregated-commit-status-enabled", organization -> false)
                .attribute("fair-run-queuing-enabled", organization -> true)
                .attribute("saml-enabled", organization -> false)
                .attribute("owners-team-saml-role-id", organization -> null)
                .attribute("two-factor-conformant", organization -> false)
                .attribute("user-tokens-enabled", organization -> true)
                .attribute("assessments-enforced", organization -> false);
    }

    private static String path(Organization organization) {
        return "/api/v2/organizations/" + organization.name();
    }
}
