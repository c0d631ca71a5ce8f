package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.persistence.organization.Organization;

/** An organization, and what its visitor may do there. */
public record OrganizationPlace(Visitor visitor, Organization organization, Grants grants) {
    /** Returns the path of its first page. */
    public String path() {
        return path(organization);
    }

    static String path(Organization organization) {
        return "/app/" + organization.name() + "/workspaces";
    }
}
