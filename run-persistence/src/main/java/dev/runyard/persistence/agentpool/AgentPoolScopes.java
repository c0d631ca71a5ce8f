package dev.runyard.persistence.agentpool;

import dev.runyard.persistence.organization.OrganizationId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Which workspaces and projects are allowed to use agent pools, and which workspaces are not. */
public interface AgentPoolScopes extends Repository<AgentPool, AgentPoolId> {
    /** Counts those of the workspaces that are in the organization. */
    @Query(
            value = "select count(*) from workspace where id in (:workspaces) and organization_id = :organization",
            nativeQuery = true)
    long knownWorkspaces(OrganizationId organization, Collection<String> workspaces);

    /** Counts those of the projects that are in the organization. */
    @Query(
            value = "select count(*) from project where id in (:projects) and organization_id = :organization",
            nativeQuery = true)
    long knownProjects(OrganizationId organization, Collection<String> projects);

    @Modifying
    @Query(
            value = "insert into agent_pool_workspace (agent_pool_id, workspace_id, excluded)"
                    + " select :pool, id, :excluded from workspace where id in (:workspaces)",
            nativeQuery = true)
    void addWorkspaces(AgentPoolId pool, boolean excluded, Collection<String> workspaces);

    @Modifying
    @Query(
            value = "delete from agent_pool_workspace where agent_pool_id = :pool and excluded = :excluded",
            nativeQuery = true)
    void removeWorkspaces(AgentPoolId pool, boolean excluded);

    @Modifying
    @Query(
            value = "insert into agent_pool_project (agent_pool_id, project_id)"
                    + " select :pool, id from project where id in (:projects)",
            nativeQuery = true)
    void addProjects(AgentPoolId pool, Collection<String> projects);

    @Modifying
    @Query(value = "delete from agent_pool_project where agent_pool_id = :pool", nativeQuery = true)
    void removeProjects(AgentPoolId pool);

    /** The workspaces that are listed as allowed, or as excluded: the rows are (pool id, workspace id). */
    @Query(
            value = "select agent_pool_id, workspace_id from agent_pool_workspace"
                    + " where agent_pool_id in (:pools) and excluded = :excluded order by agent_pool_id, workspace_id",
            nativeQuery = true)
    List<Object[]> workspaces(Collection<String> pools, boolean excluded);

    /** The projects that are listed as allowed: the rows are (pool id, project id). */
    @Query(
            value = "select agent_pool_id, project_id from agent_pool_project"
                    + " where agent_pool_id in (:pools) order by agent_pool_id, project_id",
            nativeQuery = true)
    List<Object[]> projects(Collection<String> pools);
}
