package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All tags as they are bound, but for those that workspaces inherit: {@link EffectiveTagBindings} has these, too. */
public interface TagBindings extends ListCrudRepository<TagBinding, TagBindingId> {
    @Query("select b from TagBinding b where b.workspaceId = :workspace order by b.key")
    List<TagBinding> of(WorkspaceId workspace);

    @Query("select b from TagBinding b where b.projectId = :project order by b.key")
    List<TagBinding> of(ProjectId project);

    /** How many workspaces have each of these keys: the rows are (organization id, key, number); keys of none are left out. */
    @Query(
            value = "select organization_id, key, count(*) from tag_binding where organization_id in (:organizations)"
                    + " and key in (:keys) and workspace_id is not null group by organization_id, key",
            nativeQuery = true)
    List<Object[]> countWorkspaces(Collection<String> organizations, Collection<String> keys);

    /** Takes keys from every workspace and project of an organization. */
    @Modifying
    @Query("delete from TagBinding b where b.organizationId = :organization and b.key in :keys")
    void removeEverywhere(OrganizationId organization, Collection<String> keys);
}
