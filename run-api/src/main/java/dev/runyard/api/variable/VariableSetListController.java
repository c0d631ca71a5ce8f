package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of variable sets, in the order of their names. */
@ApiController
final class VariableSetListController {
    private final VariableSetLists lists;

    VariableSetListController(VariableSetLists lists) {
        this.lists = lists;
    }

    @GetMapping("/api/v2/organizations/{organization}/varsets")
    @Requires(Permission.READ_VARIABLE_SETS)
    Listing<VariableSet> ofOrganization(
            OrganizationId organization,
            @RequestParam(name = "q", defaultValue = "") String part,
            @RequestParam(name = "filter[global]", required = false) @Nullable Boolean global,
            @RequestParam(name = "scope", defaultValue = "") String scope,
            Paging paging) {
        return lists.ofOrganization(organization, part, global, scope, paging);
    }

    @GetMapping("/api/v2/projects/{project}/varsets")
    @Requires(Permission.READ_VARIABLE_SETS)
    Listing<VariableSet> ofProject(
            @PathVariable ProjectId project,
            @RequestParam(name = "q", defaultValue = "") String part,
            @RequestParam(name = "scope", defaultValue = "all") String scope,
            Paging paging) {
        return lists.ofProject(project, part, scope, paging);
    }

    /** HCP Terraform asks for the right to read the workspace's variables here. */
    @GetMapping("/api/v2/workspaces/{workspace}/varsets")
    @Requires(Permission.READ_VARIABLES)
    Listing<VariableSet> ofWorkspace(
            @PathVariable WorkspaceId workspace,
            @RequestParam(name = "q", defaultValue = "") String part,
            Paging paging) {
        return lists.ofWorkspace(workspace, part, paging);
    }
}
