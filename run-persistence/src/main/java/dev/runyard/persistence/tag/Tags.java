package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All keys of tags. Steps that bind and unbind them see to it that there is none without a binding. */
public interface Tags extends ListCrudRepository<Tag, TagId> {
    @Query("select t from Tag t where t.organizationId = :organization and t.key in :keys order by t.key")
    List<Tag> named(OrganizationId organization, Collection<String> keys);

    /**
     * The tags of an organization's workspaces, in the order of their keys.
     *
     * @param part what the key has to hold, whatever its case, as a pattern with a backslash before what stands for itself
     * @param excluded a workspace whose tags are left out
     */
    @Query("select t from Tag t where t.organizationId = :organization"
            + " and lower(t.key) like concat('%', lower(:part), '%') escape '\\'"
            + " and exists (select 1 from TagBinding b where b.organizationId = t.organizationId and b.key = t.key"
            + " and b.workspaceId is not null)"
            + " and not exists (select 1 from TagBinding x where x.workspaceId = :excluded and x.key = t.key)"
            + " order by t.key")
    Page<Tag> ofWorkspaces(OrganizationId organization, String part, WorkspaceId excluded, Pageable page);

    /** Makes a key known that is about to be bound. */
    @Modifying
    @Query(
            value = "insert into tag (id, organization_id, key, created_at) values (:id, :organization, :key, :at)"
                    + " on conflict (organization_id, key) do nothing",
            nativeQuery = true)
    void ensure(TagId id, OrganizationId organization, String key, Instant at);

    /**
     * Forgets those of the keys that are bound to nothing any more. Whoever binds one of them at the same moment makes this
     * step, or theirs, start anew.
     */
    @Modifying
    @Query(
            value = "delete from tag t where t.organization_id = :organization and t.key in (:keys) and not exists"
                    + " (select 1 from tag_binding b where b.organization_id = t.organization_id and b.key = t.key)",
            nativeQuery = true)
    void forgetUnused(OrganizationId organization, Collection<String> keys);
}
