package dev.runyard.persistence.workspace;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Keeps projects and workspaces that say nothing of their own at what is said above them: each row holds what is in effect.
 *
 * <p>One lock keeps a row that comes or moves from missing a change: who changes a default holds the organization
 * ({@code Organizations.hold}), who takes one over keeps it as it is, both before they lock anything else.
 */
public interface ExecutionDefaults extends Repository<Workspace, WorkspaceId> {
    /** Keeps the defaults of an organization as they are until the transaction ends. */
    @Query(value = "select id from organization where id = :organization for share", nativeQuery = true)
    Optional<String> keep(OrganizationId organization);

    /** As the other, for the organization of a workspace. */
    @Query(
            value = "select o.id from organization o join workspace w on w.organization_id = o.id"
                    + " where w.id = :workspace for share of o",
            nativeQuery = true)
    Optional<String> keepAround(WorkspaceId workspace);

    /** As the other, for the organization of a project. */
    @Query(
            value = "select o.id from organization o join project p on p.organization_id = o.id"
                    + " where p.id = :project for share of o",
            nativeQuery = true)
    Optional<String> keepAround(ProjectId project);

    /** As {@code Organizations.hold}, for the organization of a project. */
    @Query(
            value = "select o.id from organization o join project p on p.organization_id = o.id"
                    + " where p.id = :project for no key update of o",
            nativeQuery = true)
    Optional<String> holdAround(ProjectId project);

    /** Takes the organization's default over to the projects that have none of their own. */
    @Modifying
    @Query(
            value = "update project p set default_execution_mode = o.default_execution_mode,"
                    + " default_agent_pool_id = o.default_agent_pool_id, version = p.version + 1 from organization o"
                    + " where o.id = :organization and p.organization_id = o.id and not p.overwrites_execution",
            nativeQuery = true)
    void toProjects(OrganizationId organization);

    /** Takes the defaults of an organization's projects over to the workspaces that have nothing of their own. */
    @Modifying
    @Query(
            value = "update workspace w set execution_mode = p.default_execution_mode,"
                    + " agent_pool_id = p.default_agent_pool_id, version = w.version + 1 from project p"
                    + " where p.organization_id = :organization and w.project_id = p.id and not w.overwrites_execution"
                    + " and (w.execution_mode, w.agent_pool_id)"
                    + " is distinct from (p.default_execution_mode, p.default_agent_pool_id)",
            nativeQuery = true)
    void toWorkspaces(OrganizationId organization);

    /** As the other, for one project. */
    @Modifying
    @Query(
            value = "update workspace w set execution_mode = p.default_execution_mode,"
                    + " agent_pool_id = p.default_agent_pool_id, version = w.version + 1 from project p"
                    + " where p.id = :project and w.project_id = p.id and not w.overwrites_execution"
                    + " and (w.execution_mode, w.agent_pool_id)"
                    + " is distinct from (p.default_execution_mode, p.default_agent_pool_id)",
            nativeQuery = true)
    void toWorkspaces(ProjectId project);
}
