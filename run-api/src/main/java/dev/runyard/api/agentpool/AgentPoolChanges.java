package dev.runyard.api.agentpool;

import dev.runyard.engine.agentpool.AgentPoolWishes;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a new agent pool, or changed of one that is there. */
record AgentPoolChanges(
        @Nullable String name,
        @Nullable Boolean organizationScoped,
        @Nullable List<WorkspaceId> allowedWorkspaces,
        @Nullable List<ProjectId> allowedProjects,
        @Nullable List<WorkspaceId> excludedWorkspaces) {

    AgentPoolWishes wishes() {
        return new AgentPoolWishes(name, organizationScoped, allowedWorkspaces, allowedProjects, excludedWorkspaces);
    }
}
