package dev.runyard.persistence.stateversion;

import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All recovery snapshots. They are decided about under the lock of their workspace. */
public interface RecoverySnapshots extends ListCrudRepository<RecoverySnapshot, StateVersionId> {
    String LATE = "select new dev.runyard.persistence.stateversion.LateState(r, s)"
            + " from RecoverySnapshot r join StateVersion s on s.id = r.id";

    /** Those of a workspace, newest first. */
    @Query(
            value = LATE + " where r.workspaceId = :workspace and r.status in :statuses"
                    + " order by r.createdAt desc, r.id desc",
            countQuery = "select count(r) from RecoverySnapshot r where r.workspaceId = :workspace"
                    + " and r.status in :statuses")
    Page<LateState> of(WorkspaceId workspace, Collection<RecoveryStatus> statuses, Pageable page);

    @Query(LATE + " where r.id = :id")
    Optional<LateState> late(StateVersionId id);

    @Query(LATE + " where r.id in :ids")
    List<LateState> late(Collection<StateVersionId> ids);

    /** How many of each workspace nobody has decided about; those without any are left out. */
    @Query(
            value = "select workspace_id as owner, count(*) as kept from recovery_snapshot"
                    + " where workspace_id in (:workspaces) and status = 'kept' group by workspace_id",
            nativeQuery = true)
    List<Kept> keptOfWorkspaces(Collection<String> workspaces);

    /** As the other, of runs. */
    @Query(
            value = "select run_id as owner, count(*) as kept from recovery_snapshot"
                    + " where run_id in (:runs) and status = 'kept' group by run_id",
            nativeQuery = true)
    List<Kept> keptOfRuns(Collection<String> runs);

    /** The snapshots that state versions are copies of. */
    @Query("select r from RecoverySnapshot r where r.acceptedId in :states")
    List<RecoverySnapshot> acceptedAs(Collection<StateVersionId> states);

    /** How many a workspace or a run has. */
    interface Kept {
        String getOwner();

        long getKept();
    }
}
