package dev.runyard.api.run;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.OpenListing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Lists of runs. Plan-only runs are in them only when the filter asks for them, as HCP Terraform does. */
@ApiController
final class RunListController {
    private final RunFilters filters;
    private final VisibleRuns visible;

    RunListController(RunFilters filters, VisibleRuns visible) {
        this.filters = filters;
        this.visible = visible;
    }

    @GetMapping("/api/v2/workspaces/{workspace}/runs")
    @Requires(Permission.READ_RUNS)
    Listing<Run> ofWorkspace(@PathVariable WorkspaceId workspace, Query query, Paging paging) {
        return visible.in(workspace, filters.read(query, null), paging);
    }

    /** Those of the past year, when the filter says nothing else. */
    @GetMapping("/api/v2/organizations/{organization}/runs")
    @Requires(Permission.READ_ORGANIZATION)
    OpenListing<Run> ofOrganization(OrganizationId organization, Query query, Actor actor, Paging paging) {
        return visible.in(
                organization, query.list("filter[workspace_names]"), filters.read(query, "year"), actor, paging);
    }
}
