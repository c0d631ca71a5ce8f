package dev.runyard.persistence.variable;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All variable sets. Where they apply is in {@link VariableSetAssignments}. */
public interface VariableSets extends ListCrudRepository<VariableSet, VariableSetId> {
    /** What applies to workspace {@code :workspace} of project {@code :project}; what another project owns never does. */
    String APPLYING = " from variable_set s where s.id in ("
            + "select id from variable_set where organization_id = :organization and is_global"
            + " union select variable_set_id from variable_set_workspace where workspace_id = :workspace"
            + " union select variable_set_id from variable_set_project where project_id = :project)"
            + " and (s.project_id is null or s.project_id = :project)";

    String NAMED = " and position(lower(:part) in lower(s.name)) > 0";

    /** Lets the writers of an organization's variable sets go one after another until the transaction ends. */
    @Query(value = "select id from organization where id = :organization for no key update", nativeQuery = true)
    Optional<String> lockAllOf(OrganizationId organization);

    /** As the other, for the organization that a set is in; nothing when there is no such set. */
    @Query(
            value = "select o.id from variable_set s join organization o on o.id = s.organization_id"
                    + " where s.id = :set for no key update of o",
            nativeQuery = true)
    Optional<String> lockAllBeside(VariableSetId set);

    @Query("select s from VariableSet s where s.organizationId = :organization and s.name = :name"
            + " and (s.projectId = :owner or (s.projectId is null and :owner is null))")
    Optional<VariableSet> findByName(OrganizationId organization, @Nullable ProjectId owner, String name);

    /**
     * The sets of an organization whose name holds {@code part}, in the order of their names.
     *
     * @param kinds which values of "global" are wanted
     * @param owned whether only those are wanted that the organization itself owns
     */
    @Query("select s from VariableSet s where s.organizationId = :organization and s.global in :kinds"
            + " and (:owned = false or s.projectId is null)"
            + " and position(lower(:part) in lower(s.name)) > 0 order by s.name, s.id")
    Page<VariableSet> search(
            OrganizationId organization, String part, Collection<Boolean> kinds, boolean owned, Pageable page);

    /** The sets that apply to a workspace. */
    @Query(
            value = "select s.*" + APPLYING + NAMED + " order by s.name, s.id",
            countQuery = "select count(*)" + APPLYING + NAMED,
            nativeQuery = true)
    Page<VariableSet> applyingTo(
            OrganizationId organization, ProjectId project, WorkspaceId workspace, String part, Pageable page);

    /** How each set that applies to a workspace comes to do so, in the order of ids. */
    @Query(
            value = "select s.id, s.name, s.priority, s.is_global as global, s.project_id is not null as owned,"
                    + " exists (select 1 from variable_set_workspace a"
                    + " where a.variable_set_id = s.id and a.workspace_id = :workspace) as workspace,"
                    + " exists (select 1 from variable_set_project a"
                    + " where a.variable_set_id = s.id and a.project_id = :project) as project"
                    + APPLYING + " order by s.id",
            nativeQuery = true)
    List<Applying> reaching(OrganizationId organization, ProjectId project, WorkspaceId workspace);

    /**
     * The sets of a project.
     *
     * @param applied whether those are wanted that apply to the whole of it
     * @param owned whether those are wanted that it owns
     * @param shared whether only those are wanted that the organization owns
     */
    @Query(
            value = "select s.*" + ProjectSets.SQL + NAMED + " order by s.name, s.id",
            countQuery = "select count(*)" + ProjectSets.SQL + NAMED,
            nativeQuery = true)
    Page<VariableSet> ofProject(
            OrganizationId organization,
            ProjectId project,
            boolean applied,
            boolean owned,
            boolean shared,
            String part,
            Pageable page);

    /** Returns a key that a global set shares with another global set of its organization, if there is one. */
    @Query(
            value = "select v.key as key, v.category as category, o.name as name from variable v"
                    + " join variable w on w.category = v.category and w.key = v.key"
                    + " join variable_set o on o.id = w.variable_set_id"
                    + " where v.variable_set_id = :set and o.organization_id = :organization and o.is_global"
                    + " and o.id <> :set limit 1",
            nativeQuery = true)
    Optional<Clash> clash(OrganizationId organization, VariableSetId set);

    /** How a set reaches a workspace. */
    interface Applying {
        String getId();

        String getName();

        boolean getPriority();

        boolean getGlobal();

        /** Whether a project owns it. */
        boolean getOwned();

        /** Whether it is assigned to the workspace itself. */
        boolean getWorkspace();

        /** Whether it is assigned to the workspace's project. */
        boolean getProject();
    }

    /** A variable that two global sets have, and the name of the other set. */
    interface Clash {
        String getKey();

        String getCategory();

        String getName();
    }

    /** The query of a project's sets. */
    final class ProjectSets {
        static final String SQL = " from variable_set s where s.id in ("
                + "select id from variable_set where :applied and organization_id = :organization and is_global"
                + " union select variable_set_id from variable_set_project where :applied and project_id = :project"
                + " union select id from variable_set where :owned and project_id = :project)"
                + " and (s.project_id is null or (s.project_id = :project and not :shared))";

        private ProjectSets() {}
    }
}
