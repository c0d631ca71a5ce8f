package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What bears tags: a workspace or a project, one of the two. */
public record TagOwner(
        OrganizationId organization,
        @Nullable WorkspaceId workspace,
        @Nullable ProjectId project) {

    public TagOwner {
        if ((workspace == null) == (project == null)) {
            throw new IllegalArgumentException("a tag is bound to a workspace or to a project");
        }
    }

    public static TagOwner workspace(OrganizationId organization, WorkspaceId workspace) {
        return new TagOwner(organization, workspace, null);
    }

    public static TagOwner project(OrganizationId organization, ProjectId project) {
        return new TagOwner(organization, null, project);
    }
}
