package dev.runyard.engine.job;

import dev.runyard.engine.limit.PhaseLimits;
import dev.runyard.engine.limit.ServerLimits;
import dev.runyard.persistence.egress.OrganizationEgress;
import dev.runyard.persistence.organization.Organizations;
import dev.runyard.persistence.project.Projects;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** The names round a workspace, how long its phases may take, and what they may reach. */
@Component
final class Whereabouts {
    private final Workspaces workspaces;
    private final Organizations organizations;
    private final Projects projects;
    private final ServerLimits limits;

    Whereabouts(Workspaces workspaces, Organizations organizations, Projects projects, ServerLimits limits) {
        this.limits = limits;
        this.workspaces = workspaces;
        this.organizations = organizations;
        this.projects = projects;
    }

    record Place(
            String organization,
            String projectId,
            String project,
            String workspace,
            PhaseLimits limits,
            OrganizationEgress egress) {}

    Place of(WorkspaceId id) {
        var workspace = workspaces.findById(id).orElseThrow();
        var organization = organizations.findById(workspace.organizationId()).orElseThrow();
        var project = projects.findById(workspace.projectId()).orElseThrow();
        return new Place(
                organization.name(),
                project.id().value(),
                project.name(),
                workspace.name(),
                PhaseLimits.of(limits, organization.limits()).in(workspace.settings()),
                organization.egress());
    }
}
