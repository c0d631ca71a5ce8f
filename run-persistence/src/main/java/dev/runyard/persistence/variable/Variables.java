package dev.runyard.persistence.variable;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The variables of all workspaces and variable sets. */
public interface Variables extends ListCrudRepository<Variable, VariableId> {
    Optional<Variable> findByWorkspaceIdAndCategoryAndKey(WorkspaceId workspace, VariableCategory category, String key);

    Optional<Variable> findByVariableSetIdAndCategoryAndKey(VariableSetId set, VariableCategory category, String key);

    @Query("select v from Variable v where v.workspaceId = :workspace order by v.createdAt, v.id")
    List<Variable> of(WorkspaceId workspace);

    @Query("select v from Variable v where v.variableSetId in :sets order by v.createdAt, v.id")
    List<Variable> ofSets(Collection<VariableSetId> sets);

    /** The variables of all workspaces of these organizations, oldest first. */
    @Query("select v from Variable v where v.organizationId in :organizations and v.workspaceId is not null"
            + " order by v.createdAt, v.id")
    Page<Variable> ofOrganizations(Collection<OrganizationId> organizations, Pageable page);

    @Query("select v from Variable v where v.workspaceId is not null order by v.createdAt, v.id")
    Page<Variable> ofWorkspaces(Pageable page);

    long countByWorkspaceId(WorkspaceId workspace);

    long countByVariableSetId(VariableSetId set);

    /** Which variables each of these workspaces has: the rows are (workspace id, variable id). */
    @Query(
            value = "select workspace_id, id from variable where workspace_id in (:workspaces) order by created_at, id",
            nativeQuery = true)
    List<Object[]> idsOfWorkspaces(Collection<String> workspaces);

    /** Which variables each of these sets has: the rows are (set id, variable id). */
    @Query(
            value = "select variable_set_id, id from variable where variable_set_id in (:sets) order by created_at, id",
            nativeQuery = true)
    List<Object[]> idsOfSets(Collection<String> sets);
}
