package dev.runyard.api.configurationversion;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.api.transfer.TransferUrls;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.configurationversion.ConfigurationStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersion.Kind;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Configuration versions are announced here and uploaded at the address that the answer tells. */
@ApiController
final class ConfigurationVersionController {
    private final ConfigurationStore store;
    private final ConfigurationVersions versions;
    private final TransferUrls urls;

    ConfigurationVersionController(ConfigurationStore store, ConfigurationVersions versions, TransferUrls urls) {
        this.store = store;
        this.versions = versions;
        this.urls = urls;
    }

    /** A configuration version that somebody asks for. */
    record NewConfigurationVersion(
            @Nullable Boolean autoQueueRuns,
            @Nullable Boolean speculative,
            @Nullable Boolean provisional) {
        boolean queuesRuns() {
            return !Boolean.FALSE.equals(autoQueueRuns);
        }

        Kind kind() {
            if (!Boolean.TRUE.equals(provisional)) {
                return Boolean.TRUE.equals(speculative) ? Kind.SPECULATIVE : Kind.REGULAR;
            }
            if (Boolean.TRUE.equals(speculative)) {
                throw Invalid.attribute("provisional", "cannot be combined with speculative");
            }
            return Kind.PROVISIONAL;
        }
    }

    @PostMapping("/api/v2/workspaces/{workspace}/configuration-versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.QUEUE_RUNS)
    ShownConfiguration create(
            @PathVariable WorkspaceId workspace,
            @JsonApiBody(optional = true) NewConfigurationVersion asked,
            Actor actor) {
        var made = store.create(workspace, asked.queuesRuns(), asked.kind(), actor);
        return new ShownConfiguration(made, urls.configurationUpload(made.id()));
    }

    @GetMapping("/api/v2/workspaces/{workspace}/configuration-versions")
    @Requires(Permission.READ_RUNS)
    Listing<ShownConfiguration> list(@PathVariable WorkspaceId workspace, Paging paging) {
        return paging.of(versions.of(workspace, paging.request())).map(ShownConfiguration::of);
    }

    @GetMapping("/api/v2/configuration-versions/{version}")
    @Requires(Permission.READ_RUNS)
    ShownConfiguration read(@PathVariable ConfigurationVersionId version) {
        return versions.findById(version).map(ShownConfiguration::of).orElseThrow(NotFound::new);
    }
}
