package dev.runyard.api.run;

import static java.util.Map.entry;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.security.PermissionMap;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.run.Run;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The {@code permissions} of a run. */
@Component
final class RunPermissions {
    private static final Map<String, Permission> NAMES = Map.ofEntries(
            entry("can-apply", Permission.APPLY_RUNS),
            entry("can-cancel", Permission.CANCEL_RUNS),
            entry("can-discard", Permission.APPLY_RUNS),
            entry("can-force-cancel", Permission.FORCE_CANCEL_RUNS),
            entry("can-force-execute", Permission.FORCE_EXECUTE_RUNS),
            entry("can-comment", Permission.QUEUE_RUNS));

    private static final List<String> NOBODYS = List.of("can-override-policy-check");

    private final PermissionMap permissions;

    RunPermissions(PermissionMap permissions) {
        this.permissions = permissions;
    }

    Batch<Run, Object> attribute() {
        return permissions.of(Run::workspaceId, NAMES, NOBODYS);
    }
}
