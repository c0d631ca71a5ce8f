package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All state versions. */
public interface StateVersions extends ListCrudRepository<StateVersion, StateVersionId> {
    /** What becomes current is new, or a snapshot: what is found here never does again. People decide what is kept aside. */
    String SOFT_DELETE = "update state_version set status = 'backing_data_soft_deleted', soft_deleted_at = :now,"
            + " version = version + 1 where id in (select v.id from state_version v"
            + " join workspace w on w.id = v.workspace_id where";

    String OLD = " and v.status = 'finalized' and v.created_at < :before and not v.intermediate and not v.under_lock"
            + " and v.id is distinct from w.current_state_version_id"
            + " and not exists (select 1 from recovery_snapshot k where k.id = v.id and k.status = 'kept')"
            + " order by v.created_at limit :limit for update of v skip locked)";

    /** Locks the row until the transaction ends; a step locks its workspace first, then its run. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from StateVersion x where x.id = :id")
    Optional<StateVersion> lock(StateVersionId id);

    /** The last whole state that the apply of a run has written so far. */
    @Query("select s from StateVersion s where s.runId = :run and s.intermediate = true and s.recovery = false"
            + " and s.status = FINALIZED order by s.serial desc, s.createdAt desc limit 1")
    Optional<StateVersion> lastIntermediate(RunId run);

    /** The newest state that a run wrote and that was kept aside, since it came too late to count. */
    @Query("select s from StateVersion s where s.runId = :run and s.recovery = true and s.status = FINALIZED"
            + " order by s.serial desc, s.createdAt desc, s.id desc limit 1")
    Optional<StateVersion> lastRecovery(RunId run);

    /** Tells whether a state was announced after {@code moment} whose bytes have not come yet. */
    @Query("select count(s) > 0 from StateVersion s where s.workspaceId = :workspace and s.status = PENDING"
            + " and s.recovery = false and s.createdAt > :moment")
    boolean anyPendingSince(WorkspaceId workspace, Instant moment);

    /** The versions of a workspace, newest first, without those that were kept aside. */
    @Query("select s from StateVersion s where s.workspaceId = :workspace and s.status in :statuses"
            + " and s.recovery = false order by s.createdAt desc, s.id desc")
    Page<StateVersion> of(WorkspaceId workspace, Collection<StateVersionStatus> statuses, Pageable page);

    /** The states that several runs wrote, newest first. */
    @Query("select s from StateVersion s where s.runId in :runs and s.status = FINALIZED"
            + " order by s.createdAt desc, s.id desc")
    List<StateVersion> ofRuns(Collection<RunId> runs);

    /** The states of a workspace that were announced and whose bytes have not come. */
    @Query("select s from StateVersion s where s.workspaceId = :workspace and s.status = PENDING")
    List<StateVersion> pending(WorkspaceId workspace);

    /** States that were put out of reach before {@code moment}. */
    @Query("select s from StateVersion s where s.status = BACKING_DATA_SOFT_DELETED and s.softDeletedAt < :moment"
            + " order by s.softDeletedAt limit :limit")
    List<StateVersion> softDeletedBefore(Instant moment, int limit);

    /** Puts old states of an organization out of reach; not the current ones, nor where a workspace says otherwise. */
    @Modifying
    @Query(
            value = SOFT_DELETE + " v.organization_id = :organization"
                    + " and not exists (select 1 from data_retention_policy p where p.workspace_id = v.workspace_id)"
                    + OLD,
            nativeQuery = true)
    int softDeleteOfOrganization(String organization, Instant before, Instant now, int limit);

    /** As the other, of one workspace. */
    @Modifying
    @Query(value = SOFT_DELETE + " v.workspace_id = :workspace" + OLD, nativeQuery = true)
    int softDeleteOfWorkspace(String workspace, Instant before, Instant now, int limit);

    /** Removes those states of the present lock that are not the current one. */
    @Modifying
    @Query(
            value = "delete from state_version where workspace_id = :workspace and under_lock and id <> :current",
            nativeQuery = true)
    void removeSuperseded(String workspace, String current);

    /** Lets the states of the present lock stand. */
    @Modifying
    @Query(
            value = "update state_version set under_lock = false, version = version + 1"
                    + " where workspace_id = :workspace and under_lock",
            nativeQuery = true)
    void settle(String workspace);

    /** The state that a workspace had before one of its states. */
    @Query("select s from StateVersion s where s.workspaceId = :workspace and s.status = FINALIZED"
            + " and s.recovery = false and (s.createdAt < :at or s.createdAt = :at and s.id < :id)"
            + " order by s.createdAt desc, s.id desc limit 1")
    Optional<StateVersion> before(WorkspaceId workspace, Instant at, StateVersionId id);

    /** The workspace of a version, without loading the version: it is to be loaded under its lock. */
    @Query(value = "select workspace_id from state_version where id = :id", nativeQuery = true)
    Optional<String> workspaceOf(StateVersionId id);

    /** Tells whether a run has written these very bytes in this way before. */
    boolean existsByRunIdAndMd5AndRecovery(RunId run, String md5, boolean recovery);
}
