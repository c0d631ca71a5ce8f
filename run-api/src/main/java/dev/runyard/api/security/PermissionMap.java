package dev.runyard.api.security;

import dev.runyard.api.jsonapi.View;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.access.Rights;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the {@code permissions} that a resource shows: names of HCP Terraform, each standing for one of our permissions. */
@Component
public final class PermissionMap {
    private final Access access;

    PermissionMap(Access access) {
        this.access = access;
    }

    /** Returns what the viewer may do in an organization; found out once for a document. */
    public Rights rights(View view, OrganizationId organization) {
        return view.once(List.of(PermissionMap.class, organization), () -> access.in(organization, view.actor()));
    }

    /** Returns which of the named permissions the rights hold. */
    public static Map<String, Boolean> of(Rights rights, Map<String, Permission> names) {
        var held = new LinkedHashMap<String, Boolean>();
        names.forEach((name, permission) -> held.put(name, rights.allow(permission)));
        return held;
    }

    /** Returns which of the named permissions the rights hold on a workspace. */
    public static Map<String, Boolean> of(Rights rights, Workspace workspace, Map<String, Permission> names) {
        var held = new LinkedHashMap<String, Boolean>();
        names.forEach((name, permission) -> held.put(name, rights.allow(permission, workspace)));
        return held;
    }
}
