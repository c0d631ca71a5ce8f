package dev.runyard.engine.agentpool;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.agentpool.AgentPool;
import dev.runyard.persistence.agentpool.AgentPoolScopes;
import dev.runyard.persistence.problem.Invalid;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists that say who may use an agent pool. Needs a transaction. */
@Component
final class ScopeLists {
    /** In one list. HCP Terraform names no limit. */
    private static final int MOST = 1000;

    private final AgentPoolScopes scopes;

    ScopeLists(AgentPoolScopes scopes) {
        this.scopes = scopes;
    }

    /** Replaces those lists that are sent. */
    void set(AgentPool pool, AgentPoolWishes wishes) {
        workspaces(pool, "allowed-workspaces", false, wishes.allowedWorkspaces());
        workspaces(pool, "excluded-workspaces", true, wishes.excludedWorkspaces());
        if (wishes.allowedProjects() != null) {
            var ids = ids("allowed-projects", wishes.allowedProjects());
            if (!ids.isEmpty() && scopes.knownProjects(pool.organizationId(), ids) < ids.size()) {
                throw Invalid.relationship("allowed-projects", "must be projects of this organization");
            }
            scopes.removeProjects(pool.id());
            if (!ids.isEmpty()) {
                scopes.addProjects(pool.id(), ids);
            }
        }
    }

    private void workspaces(
            AgentPool pool, String relation, boolean excluded, @Nullable Collection<? extends TypedId> wanted) {
        if (wanted == null) {
            return;
        }
        var ids = ids(relation, wanted);
        if (!ids.isEmpty() && scopes.knownWorkspaces(pool.organizationId(), ids) < ids.size()) {
            throw Invalid.relationship(relation, "must be workspaces of this organization");
        }
        scopes.removeWorkspaces(pool.id(), excluded);
        if (!ids.isEmpty()) {
            scopes.addWorkspaces(pool.id(), excluded, ids);
        }
    }

    private static List<String> ids(String relation, Collection<? extends TypedId> wanted) {
        if (wanted.size() > MOST) {
            throw Invalid.relationship(relation, "can have " + MOST + " members at most");
        }
        return wanted.stream().map(TypedId::value).distinct().toList();
    }
}
