package dev.runyard.api.workspace;

import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.jsonapi.Query;
import dev.runyard.engine.access.Access;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceLists;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists the workspaces that a caller may see: all of an organization or none, until teams get access to some. */
@Component
final class VisibleWorkspaces {
    private final WorkspaceLists lists;
    private final Access access;

    VisibleWorkspaces(WorkspaceLists lists, Access access) {
        this.lists = lists;
        this.access = access;
    }

    Listing<Workspace> in(OrganizationId organization, Query query, Actor actor, Paging paging) {
        var filter = WorkspaceFilters.read(organization, query);
        if (!access.allows(actor, Permission.READ_WORKSPACE, organization)) {
            return paging.of(List.<Workspace>of());
        }
        return new Listing<>(
                lists.page(filter, paging.offset(), paging.size()),
                lists.count(filter, paging.offset(), paging.size()),
                paging);
    }
}
