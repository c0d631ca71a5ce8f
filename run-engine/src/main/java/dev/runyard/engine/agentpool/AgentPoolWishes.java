package dev.runyard.engine.agentpool;

import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants of an agent pool, by the names of HCP Terraform; null for what is not said. */
public record AgentPoolWishes(
        @Nullable String name,
        @Nullable Boolean organizationScoped,
        @Nullable List<WorkspaceId> allowedWorkspaces,
        @Nullable List<ProjectId> allowedProjects,
        @Nullable List<WorkspaceId> excludedWorkspaces) {}
