package dev.runyard.persistence.configurationversion;

import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All configuration versions. */
public interface ConfigurationVersions extends ListCrudRepository<ConfigurationVersion, ConfigurationVersionId> {
    String OLD = "select c.id from configuration_version c join workspace w on w.id = c.workspace_id where";

    String OLDEST = " and c.status = 'uploaded' and c.created_at < :before"
            + " and c.id is distinct from w.current_configuration_version_id order by c.created_at limit :limit";

    /** Locks the row until the transaction ends; a step locks its workspace first, then its run. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from ConfigurationVersion x where x.id = :id")
    Optional<ConfigurationVersion> lock(ConfigurationVersionId id);

    @Query("select c from ConfigurationVersion c where c.workspaceId = :workspace order by c.createdAt desc, c.id desc")
    Page<ConfigurationVersion> of(WorkspaceId workspace, Pageable page);

    /** The newest configuration that a run of the workspace may use without naming it. */
    @Query("select c from ConfigurationVersion c where c.workspaceId = :workspace and c.status = UPLOADED"
            + " and c.speculative = false and c.provisional = false order by c.createdAt desc, c.id desc limit 1")
    Optional<ConfigurationVersion> newestUploaded(WorkspaceId workspace);

    /** A version of the workspace that holds this very archive for the same purpose. */
    @Query("select c from ConfigurationVersion c where c.blob = :blob and c.workspaceId = :workspace"
            + " and c.status = UPLOADED order by c.id limit 1")
    Optional<ConfigurationVersion> withArchive(WorkspaceId workspace, BlobId blob);

    /** Tells whether any version holds this archive: those of other workspaces may share it. */
    boolean existsByBlob(BlobId blob);

    /** Those softly deleted whose archive is to go for good by {@code moment}. */
    @Query("select c from ConfigurationVersion c where c.backingDataUntil <= :moment order by c.backingDataUntil")
    List<ConfigurationVersion> overdue(Instant moment, Limit limit);

    /** The oldest of an organization that nobody made current; not where a workspace says itself how long data are kept. */
    @Query(
            value = OLD + " c.organization_id = :organization and not exists"
                    + " (select 1 from data_retention_policy p where p.workspace_id = c.workspace_id)" + OLDEST,
            nativeQuery = true)
    List<String> oldOfOrganization(String organization, Instant before, int limit);

    /** As the other, of one workspace. */
    @Query(value = OLD + " c.workspace_id = :workspace" + OLDEST, nativeQuery = true)
    List<String> oldOfWorkspace(String workspace, Instant before, int limit);

    /** The workspace of a version, without loading the version: it is to be loaded under its lock. */
    @Query(value = "select workspace_id from configuration_version where id = :id", nativeQuery = true)
    Optional<String> workspaceOf(ConfigurationVersionId id);
}
