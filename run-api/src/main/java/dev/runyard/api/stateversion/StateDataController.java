package dev.runyard.api.stateversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.stateversion.StateDeletion;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Deletes and restores the data of states. */
@ApiController
final class StateDataController {
    private static final String ACTIONS = "/api/v2/state-versions/{state}/actions/";

    private final StateDeletion deletion;

    StateDataController(StateDeletion deletion) {
        this.deletion = deletion;
    }

    @PostMapping(ACTIONS + "soft_delete_backing_data")
    @Requires(Permission.DELETE_STATE_DATA)
    StateVersion softDelete(@PathVariable StateVersionId state) {
        return deletion.softDelete(state);
    }

    @PostMapping(ACTIONS + "restore_backing_data")
    @Requires(Permission.DELETE_STATE_DATA)
    StateVersion restore(@PathVariable StateVersionId state) {
        return deletion.restore(state);
    }

    @PostMapping(ACTIONS + "permanently_delete_backing_data")
    @Requires(Permission.DELETE_STATE_DATA)
    StateVersion deletePermanently(@PathVariable StateVersionId state) {
        return deletion.deletePermanently(state);
    }
}
