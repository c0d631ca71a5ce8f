package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.WorkspaceResource;
import dev.runyard.persistence.workspace.WorkspaceResources;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The resources in the present states of workspaces. */
@ApiController
final class WorkspaceResourceController {
    private final WorkspaceResources resources;

    WorkspaceResourceController(WorkspaceResources resources) {
        this.resources = resources;
    }

    @GetMapping("/api/v2/workspaces/{workspace}/resources")
    @Requires(Permission.READ_STATE)
    Listing<WorkspaceResource> list(@PathVariable WorkspaceId workspace, Query query, Paging paging) {
        var part = query.text("q").orElse("");
        var sort = query.text("sort").orElse("");
        var found =
                resources.page(workspace, part, field(sort), sort.endsWith(":desc"), paging.offset(), paging.size());
        return new Listing<>(found, resources.count(workspace, part), paging);
    }

    private static String field(String sort) {
        if (sort.isEmpty()) {
            return sort;
        }
        var field = sort.replaceFirst(":(asc|desc)$", "");
        if (!WorkspaceResources.sortsBy(field)) {
            throw Invalid.because("sort has a value that no list of resources is sorted by: " + sort);
        }
        return field;
    }
}
