package dev.runyard.persistence.agentpool;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All agent pools. */
public interface AgentPools extends ListCrudRepository<AgentPool, AgentPoolId> {
    /** That a workspace {@code w} may use the pool {@code p}. */
    String USABLE = "(not exists (select 1 from agent_pool_workspace x"
            + " where x.agent_pool_id = p.id and x.workspace_id = w.id and x.excluded)"
            + " and (p.organization_scoped"
            + " or exists (select 1 from agent_pool_workspace x"
            + " where x.agent_pool_id = p.id and x.workspace_id = w.id and not x.excluded)"
            + " or exists (select 1 from agent_pool_project x"
            + " where x.agent_pool_id = p.id and x.project_id = w.project_id)))";

    /** Those of an organization that are asked for. */
    String FOUND = "from agent_pool p where p.organization_id = :organization"
            + " and strpos(lower(p.name), lower(:part)) > 0"
            + " and (:workspace = '' or exists (select 1 from workspace w where w.organization_id = p.organization_id"
            + " and lower(w.name) = lower(:workspace) and " + USABLE + "))"
            + " and (:project = '' or exists (select 1 from project j where j.organization_id = p.organization_id"
            + " and lower(j.name) = lower(:project) and (p.organization_scoped or exists (select 1"
            + " from agent_pool_project x where x.agent_pool_id = p.id and x.project_id = j.id))))";

    /** Locks the row until the transaction ends: who may use it stays as it is found. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from AgentPool p where p.id = :id")
    Optional<AgentPool> lock(AgentPoolId id);

    boolean existsByOrganizationIdAndName(OrganizationId organization, String name);

    long countByOrganizationId(OrganizationId organization);

    /**
     * The pools of an organization.
     *
     * @param part is in the name; empty for all
     * @param workspace the name of a workspace that may use them; empty for all
     * @param project the name of a project whose workspaces may use them; empty for all
     * @param order {@code name}, {@code created-at}, or either after a hyphen
     */
    @Query(
            value = "select p.* " + FOUND + " order by case when :order = 'name' then p.name end,"
                    + " case when :order = '-name' then p.name end desc,"
                    + " case when :order = 'created-at' then p.created_at end,"
                    + " case when :order = '-created-at' then p.created_at end desc, p.id",
            countQuery = "select count(*) " + FOUND,
            nativeQuery = true)
    Page<AgentPool> search(
            OrganizationId organization, String part, String workspace, String project, String order, Pageable page);

    /**
     * Finds a pool that a workspace may use, and keeps it so until the transaction ends. The workspace need not be there yet.
     */
    @Query(
            value = "select p.id from agent_pool p cross join (select cast(:workspace as text) as id,"
                    + " cast(:project as text) as project_id) w"
                    + " where p.id = :pool and p.organization_id = :organization and " + USABLE + " for share of p",
            nativeQuery = true)
    Optional<String> usable(String pool, String organization, String workspace, String project);

    /** Finds a pool that all workspaces of a project may use, but for those excluded one by one, and keeps it so. */
    @Query(
            value = "select p.id from agent_pool p where p.id = :pool and p.organization_id = :organization"
                    + " and (p.organization_scoped or exists (select 1 from agent_pool_project x"
                    + " where x.agent_pool_id = p.id and x.project_id = :project)) for share of p",
            nativeQuery = true)
    Optional<String> usableInProject(String pool, String organization, String project);

    /** Finds a pool that all workspaces may use, but for those excluded one by one, and keeps it so. */
    @Query(
            value = "select p.id from agent_pool p where p.id = :pool and p.organization_id = :organization"
                    + " and p.organization_scoped for share of p",
            nativeQuery = true)
    Optional<String> usableEverywhere(String pool, String organization);

    /** What has the pool for its default, though not all of its workspaces may use it: kind and name. */
    @Query(
            value = "select u.what from (select 'organization ' || o.name as what from organization o"
                    + " join agent_pool p on p.id = o.default_agent_pool_id"
                    + " where p.id = :pool and not p.organization_scoped"
                    + " union all select 'project ' || j.name from project j"
                    + " join agent_pool p on p.id = j.default_agent_pool_id"
                    + " where p.id = :pool and not p.organization_scoped and not exists (select 1"
                    + " from agent_pool_project x where x.agent_pool_id = p.id and x.project_id = j.id)) u"
                    + " order by u.what limit 1",
            nativeQuery = true)
    Optional<String> wrongDefault(AgentPoolId pool);

    /** The name of one of the workspaces that are set to the pool, but may not use it. */
    @Query(
            value = "select w.name from workspace w join agent_pool p on p.id = w.agent_pool_id"
                    + " where p.id = :pool and not " + USABLE + " order by w.name limit 1",
            nativeQuery = true)
    Optional<String> leftBehind(AgentPoolId pool);

    /** What is set to the pool itself, and does not follow another: kind and name. */
    @Query(
            value = "select u.what from (select 'organization ' || name as what from organization"
                    + " where default_agent_pool_id = :pool union all select 'project ' || name from project"
                    + " where default_agent_pool_id = :pool and overwrites_execution union all"
                    + " select 'workspace ' || name from workspace where agent_pool_id = :pool"
                    + " and overwrites_execution) u order by u.what limit 1",
            nativeQuery = true)
    Optional<String> user(AgentPoolId pool);

    /** A run that is bound to the pool and not over. */
    @Query(
            value =
                    "select id from run where agent_pool_id = :pool and status in ('pending', 'plan_queued', 'planning',"
                            + " 'planned', 'planned_and_saved', 'confirmed', 'apply_queued', 'applying') limit 1",
            nativeQuery = true)
    Optional<String> openRun(AgentPoolId pool);

    /** The first of those workspaces that are set to each of the pools: the rows are (pool id, workspace id). */
    @Query(
            value =
                    "select p.id, w.id as workspace from agent_pool p cross join lateral (select id from workspace"
                            + " where agent_pool_id = p.id order by id limit 1000) w where p.id in (:pools) order by p.id, w.id",
            nativeQuery = true)
    List<Object[]> users(Collection<String> pools);
}
