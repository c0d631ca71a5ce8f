package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.workspace.Workspace;

/** An organization, and what its visitor may do there. */
public record OrganizationPlace(Visitor visitor, Organization organization, Grants grants) {
    /** Returns the path of its first page, the list of its workspaces. */
    public String path() {
        return path(organization);
    }

    /** Returns the path of its queue. */
    public String queuePath() {
        return "/app/" + organization.name() + "/runs/queue";
    }

    /** Tells whether the visitor may see what runs there. */
    public boolean showsRuns() {
        return grants.allows(Permission.READ_RUNS);
    }

    /** Returns one of its workspaces, with what the visitor may do there. */
    public WorkspacePlace workspace(Workspace workspace, Grants there) {
        return new WorkspacePlace(visitor, organization, workspace, there);
    }

    static String path(Organization organization) {
        return "/app/" + organization.name() + "/workspaces";
    }
}
