package dev.runyard.api.organization;

import static java.util.Map.entry;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.security.PermissionMap;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.Organization;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The {@code permissions} of an organization. */
@Component
final class OrganizationPermissions {
    private static final Map<String, Permission> NAMES = Map.ofEntries(
            entry("can-update", Permission.UPDATE_ORGANIZATION),
            entry("can-destroy", Permission.DELETE_ORGANIZATION),
            entry("can-traverse", Permission.READ_ORGANIZATION),
            entry("can-access-via-teams", Permission.READ_ORGANIZATION),
            entry("can-create-workspace", Permission.CREATE_WORKSPACE),
            entry("can-create-project", Permission.MANAGE_PROJECTS),
            entry("can-manage-users", Permission.MANAGE_MEMBERSHIPS),
            entry("can-manage-varsets", Permission.MANAGE_VARIABLE_SETS),
            entry("can-update-agent-pools", Permission.MANAGE_AGENT_POOLS),
            entry("can-read-varsets", Permission.READ_VARIABLE_SETS));

    private static final List<String> NOBODYS = List.of(
            "can-create-module",
            "can-create-provider",
            "can-create-team",
            "can-create-workspace-migration",
            "can-deploy-no-code-modules",
            "can-enable-stacks",
            "can-manage-auditing",
            "can-manage-custom-providers",
            "can-manage-no-code-modules",
            "can-manage-public-modules",
            "can-manage-public-providers",
            "can-manage-run-tasks",
            "can-manage-sso",
            "can-manage-subscription",
            "can-manage-tags",
            "can-read-run-tasks",
            "can-start-trial",
            "can-update-api-token",
            "can-update-oauth",
            "can-update-sentinel",
            "can-update-ssh-keys");

    private final PermissionMap permissions;

    OrganizationPermissions(PermissionMap permissions) {
        this.permissions = permissions;
    }

    Batch<Organization, Object> attribute() {
        return permissions.of(Organization::id, NAMES, NOBODYS);
    }
}
