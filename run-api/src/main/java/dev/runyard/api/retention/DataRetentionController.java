package dev.runyard.api.retention;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.retention.DataRetention;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;

/** How long the data of organizations and workspaces are kept. */
@ApiController
final class DataRetentionController {
    private static final String ORGANIZATION =
            "/api/v2/organizations/{organization}/relationships/data-retention-policy";
    private static final String WORKSPACE = "/api/v2/workspaces/{workspace}/relationships/data-retention-policy";

    private final DataRetention retention;

    DataRetentionController(DataRetention retention) {
        this.retention = retention;
    }

    @GetMapping(ORGANIZATION)
    @Requires(Permission.READ_ORGANIZATION)
    Object read(OrganizationId organization) {
        return RetentionReferences.shown(retention.of(organization));
    }

    @RequestMapping(
            path = ORGANIZATION,
            method = {RequestMethod.POST, RequestMethod.PATCH})
    @Requires(Permission.UPDATE_ORGANIZATION)
    Object set(OrganizationId organization, @JsonApiBody NewPolicy policy) {
        return RetentionReferences.shown(retention.set(organization, policy.days()));
    }

    @DeleteMapping(ORGANIZATION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.UPDATE_ORGANIZATION)
    void remove(OrganizationId organization) {
        retention.remove(organization);
    }

    @GetMapping(WORKSPACE)
    @Requires(Permission.READ_WORKSPACE)
    Object read(@PathVariable WorkspaceId workspace) {
        return RetentionReferences.shown(retention.of(workspace));
    }

    @RequestMapping(
            path = WORKSPACE,
            method = {RequestMethod.POST, RequestMethod.PATCH})
    @Requires(Permission.UPDATE_WORKSPACE)
    Object set(@PathVariable WorkspaceId workspace, @JsonApiBody NewPolicy policy) {
        return RetentionReferences.shown(retention.set(workspace, policy.days()));
    }

    @DeleteMapping(WORKSPACE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.UPDATE_WORKSPACE)
    void remove(@PathVariable WorkspaceId workspace) {
        retention.remove(workspace);
    }
}
