package dev.runyard.persistence.variable;

import dev.runyard.persistence.organization.OrganizationId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** To which workspaces and projects variable sets are assigned. */
public interface VariableSetAssignments extends Repository<VariableSet, VariableSetId> {
    /** Returns those of the workspaces that are in the organization: the rows are (workspace id, project id). */
    @Query(
            value = "select id, project_id from workspace"
                    + " where id in (:workspaces) and organization_id = :organization",
            nativeQuery = true)
    List<Object[]> knownWorkspaces(OrganizationId organization, Collection<String> workspaces);

    /** Returns those of the projects that are in the organization. */
    @Query(
            value = "select id from project where id in (:projects) and organization_id = :organization",
            nativeQuery = true)
    List<String> knownProjects(OrganizationId organization, Collection<String> projects);

    /** Assigns a set to workspaces; once is enough. */
    @Modifying
    @Query(
            value = "insert into variable_set_workspace (variable_set_id, workspace_id)"
                    + " select :set, id from workspace where id in (:workspaces) on conflict do nothing",
            nativeQuery = true)
    void addWorkspaces(VariableSetId set, Collection<String> workspaces);

    @Modifying
    @Query(
            value = "delete from variable_set_workspace where variable_set_id = :set and workspace_id in (:workspaces)",
            nativeQuery = true)
    void removeWorkspaces(VariableSetId set, Collection<String> workspaces);

    @Modifying
    @Query(value = "delete from variable_set_workspace where variable_set_id = :set", nativeQuery = true)
    void removeAllWorkspaces(VariableSetId set);

    /** Assigns a set to projects; once is enough. */
    @Modifying
    @Query(
            value = "insert into variable_set_project (variable_set_id, project_id)"
                    + " select :set, id from project where id in (:projects) on conflict do nothing",
            nativeQuery = true)
    void addProjects(VariableSetId set, Collection<String> projects);

    @Modifying
    @Query(
            value = "delete from variable_set_project where variable_set_id = :set and project_id in (:projects)",
            nativeQuery = true)
    void removeProjects(VariableSetId set, Collection<String> projects);

    @Modifying
    @Query(value = "delete from variable_set_project where variable_set_id = :set", nativeQuery = true)
    void removeAllProjects(VariableSetId set);

    /** To which workspaces each of these sets is assigned: the rows are (set id, workspace id). */
    @Query(
            value = "select variable_set_id, workspace_id from variable_set_workspace"
                    + " where variable_set_id in (:sets) order by variable_set_id, workspace_id",
            nativeQuery = true)
    List<Object[]> workspacesOf(Collection<String> sets);

    /** To which projects each of these sets is assigned: the rows are (set id, project id). */
    @Query(
            value = "select variable_set_id, project_id from variable_set_project"
                    + " where variable_set_id in (:sets) order by variable_set_id, project_id",
            nativeQuery = true)
    List<Object[]> projectsOf(Collection<String> sets);
}
