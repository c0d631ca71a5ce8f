package dev.runyard.ui.place;

import dev.runyard.engine.access.Grants;
import dev.runyard.engine.access.Permission;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.project.Project;

/**
 * A project, and what its visitor may do there.
 *
 * @param grants on the project; those of the surroundings are on the organization
 */
public record ProjectPlace(OrganizationPlace surroundings, Project project, Grants grants) {
    public Organization organization() {
        return surroundings.organization();
    }

    /** Returns the path of its settings. */
    public String settingsPath() {
        return surroundings.settingsPath(project);
    }

    /** Tells whether the visitor may change its settings. */
    public boolean changesSettings() {
        return grants.allows(Permission.MANAGE_PROJECTS);
    }
}
