package dev.runyard.engine.variable;

import dev.runyard.engine.variable.VariableSetWishes.Parent;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who is to own a variable set. */
@Component
final class VariableSetParents {
    private final Organizations organizations;
    private final Projects projects;

    VariableSetParents(Organizations organizations, Projects projects) {
        this.organizations = organizations;
        this.projects = projects;
    }

    /**
     * Returns the project that is to own a set; null for the organization itself.
     *
     * @throws NotFound when there is no such project, or no such organization, in this one
     */
    @Nullable
    ProjectId owner(OrganizationId organization, @Nullable Parent parent) {
        if (parent == null) {
            return null;
        }
        return switch (parent.type()) {
            case "organizations" -> {
                requireSame(organization, parent.id());
                yield null;
            }
            case "projects" -> project(organization, new ProjectId(parent.id()));
            default -> throw Invalid.relationship("parent", "must be one of organizations or projects");
        };
    }

    private void requireSame(OrganizationId organization, String name) {
        var named = organizations.findByName(name).map(Organization::id);
        if (!named.equals(Optional.of(organization))) {
            throw new NotFound();
        }
    }

    private ProjectId project(OrganizationId organization, ProjectId id) {
        return projects.findById(id)
                .filter(found -> found.organizationId().equals(organization))
                .orElseThrow(NotFound::new)
                .id();
    }
}
