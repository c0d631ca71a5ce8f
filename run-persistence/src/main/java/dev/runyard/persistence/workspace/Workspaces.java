package dev.runyard.persistence.workspace;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All workspaces. */
public interface Workspaces extends ListCrudRepository<Workspace, WorkspaceId> {
    /** Locks the row until the transaction ends; a step locks its workspace first, then its run. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from Workspace x where x.id = :id")
    Optional<Workspace> lock(WorkspaceId id);

    /** Locks the rows of all workspaces of an organization until the transaction ends, and returns how many they are. */
    @Query(
            value = "select count(*) from (select 1 from workspace where organization_id = :organization"
                    + " order by id for update) locked",
            nativeQuery = true)
    long lockAll(String organization);

    @Query("select w from Workspace w where w.organizationId = :organization and lower(w.name) = lower(:name)")
    Optional<Workspace> findByName(OrganizationId organization, String name);

    /** The workspaces of an organization that have one of these names, in lower case. */
    @Query("select w from Workspace w where w.organizationId = :organization and lower(w.name) in :names")
    List<Workspace> named(OrganizationId organization, Collection<String> names);

    boolean existsByProjectId(ProjectId project);

    /** How many workspaces each of these projects has; a project without any is left out. */
    @Query(
            value = "select project_id as project, count(*) as number from workspace where project_id in (:projects)"
                    + " group by project_id",
            nativeQuery = true)
    List<Count> countByProject(Collection<String> projects);

    /** The workspaces of a project, counted. */
    interface Count {
        String getProject();

        long getNumber();
    }
}
