package dev.runyard.persistence.tag;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All reserved keys. */
public interface ReservedTagKeys extends ListCrudRepository<ReservedTagKey, ReservedTagKeyId> {
    @Query("select r from ReservedTagKey r where r.organizationId = :organization order by r.key")
    Page<ReservedTagKey> of(OrganizationId organization, Pageable page);

    boolean existsByOrganizationIdAndKey(OrganizationId organizationId, String key);

    long countByOrganizationId(OrganizationId organizationId);

    /** Those of the keys that a workspace inherits and may not have as its own. */
    @Query(
            value = "select r.key from reserved_tag_key r"
                    + " join workspace w on w.id = :workspace and w.organization_id = r.organization_id"
                    + " join tag_binding b on b.project_id = w.project_id and b.key = r.key"
                    + " where r.disable_overrides and r.key in (:keys) order by r.key",
            nativeQuery = true)
    List<String> notToOverride(WorkspaceId workspace, Collection<String> keys);
}
