package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.workspace.Workspace;

/** A workspace, and what its visitor may do there. */
public record WorkspacePlace(Visitor visitor, Organization organization, Workspace workspace, Grants grants) {
    /** Returns the path of its first page, the list of its runs. */
    public String path() {
        return "/app/" + organization.name() + "/" + workspace.name() + "/runs";
    }

    /** Returns the path of one of its runs: what the terraform CLI prints. */
    public String path(RunId run) {
        return path() + "/" + run;
    }

    /** Returns the path of its organization. */
    public String organizationPath() {
        return OrganizationPlace.path(organization);
    }
}
