package dev.runyard.api.run;

import static java.util.Map.entry;

import dev.runyard.api.jsonapi.View;
import dev.runyard.api.security.PermissionMap;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.run.Run;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The {@code permissions} of a run. They are held on all workspaces of an organization or on none, but for terraform's own. */
@Component
final class RunPermissions {
    private static final Map<String, Permission> NAMES = Map.ofEntries(
            entry("can-apply", Permission.APPLY_RUNS),
            entry("can-cancel", Permission.APPLY_RUNS),
            entry("can-discard", Permission.APPLY_RUNS),
            entry("can-comment", Permission.QUEUE_RUNS));

    private final PermissionMap permissions;

    RunPermissions(PermissionMap permissions) {
        this.permissions = permissions;
    }

    Map<String, Boolean> of(Run run, View view) {
        var held = PermissionMap.of(permissions.rights(view, run.organizationId()), NAMES);
        held.put("can-force-cancel", false);
        held.put("can-force-execute", false);
        held.put("can-override-policy-check", false);
        return held;
    }
}
