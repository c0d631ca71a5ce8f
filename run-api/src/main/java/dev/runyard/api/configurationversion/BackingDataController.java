package dev.runyard.api.configurationversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Unsupported;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.configurationversion.BackingData;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What becomes of the archives of configuration versions that nobody needs. All but archiving takes who could delete the workspace. */
@ApiController
final class BackingDataController {
    private final BackingData data;

    BackingDataController(BackingData data) {
        this.data = data;
    }

    /** The example of the documentation sends this; its text says that nothing is sent, and the time is the same for all. */
    @Unsupported("delete-older-than-n-days=30")
    record SoftDeletion() {}

    @PostMapping("/api/v2/configuration-versions/{version}/actions/archive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.QUEUE_RUNS)
    void archive(@PathVariable ConfigurationVersionId version) {
        data.archive(version);
    }

    @PostMapping("/api/v2/configuration-versions/{version}/actions/soft_delete_backing_data")
    @ResponseStatus(HttpStatus.OK)
    @Requires(Permission.DELETE_WORKSPACE)
    void softDelete(@PathVariable ConfigurationVersionId version, @JsonApiBody(optional = true) SoftDeletion asked) {
        data.softDelete(version);
    }

    @PostMapping("/api/v2/configuration-versions/{version}/actions/restore_backing_data")
    @ResponseStatus(HttpStatus.OK)
    @Requires(Permission.DELETE_WORKSPACE)
    void restore(@PathVariable ConfigurationVersionId version) {
        data.restore(version);
    }

    @PostMapping("/api/v2/configuration-versions/{version}/actions/permanently_delete_backing_data")
    @ResponseStatus(HttpStatus.OK)
    @Requires(Permission.DELETE_WORKSPACE)
    void permanentlyDelete(@PathVariable ConfigurationVersionId version) {
        data.permanentlyDelete(version);
    }
}
