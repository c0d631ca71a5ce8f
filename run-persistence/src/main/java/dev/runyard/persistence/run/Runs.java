package dev.runyard.persistence.run;

import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.workspace.WorkspaceId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All runs. */
public interface Runs extends ListCrudRepository<Run, RunId> {
    /** Locks the row until the transaction ends; a step locks its workspace first, then its run. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from Run x where x.id = :id")
    Optional<Run> lock(RunId id);

    /** The workspace of a run, without loading the run: it is to be loaded under its lock. */
    @Query(value = "select workspace_id from run where id = :id", nativeQuery = true)
    Optional<String> workspaceOf(RunId id);

    /** The newest runs of a workspace's queue, newest first; or else its plan-only runs. */
    @Query("select r from Run r where r.workspaceId = :workspace and r.options.planOnly = :planOnly"
            + " order by r.createdAt desc, r.id desc")
    List<Run> newest(WorkspaceId workspace, boolean planOnly, Limit limit);

    /** The rows of {@link #newest} that follow the run with this moment and id. */
    @Query("select r from Run r where r.workspaceId = :workspace and r.options.planOnly = :planOnly"
            + " and (r.createdAt, r.id) < (:createdAt, :id) order by r.createdAt desc, r.id desc")
    List<Run> older(WorkspaceId workspace, boolean planOnly, Instant createdAt, RunId id, Limit limit);

    /**
     * The runs of {@link #older} that have one of these statuses. No more than {@code looked} runs are looked at, however many
     * there are.
     */
    @Query(
            value = "select * from (select * from run where workspace_id = :workspace and plan_only = :planOnly"
                    + " and (created_at, id) < (:createdAt, :id) order by created_at desc, id desc limit :looked) as looked_at"
                    + " where status in (:statuses) order by created_at desc, id desc limit :limit",
            nativeQuery = true)
    List<Run> olderWith(
            Collection<String> statuses,
            String workspace,
            boolean planOnly,
            Instant createdAt,
            String id,
            int looked,
            int limit);

    /** The last run that {@link #olderWith} looks at; empty when it looks at all there are. */
    @Query(
            value = "select id from run where workspace_id = :workspace and plan_only = :planOnly"
                    + " and (created_at, id) < (:createdAt, :id) order by created_at desc, id desc"
                    + " offset :looked - 1 limit 1",
            nativeQuery = true)
    Optional<String> lastLookedAt(String workspace, boolean planOnly, Instant createdAt, String id, int looked);

    /** The runs that wait for their turn in a workspace, next one first. */
    @Query("select r from Run r where r.workspaceId = :workspace and r.status in (PENDING, CONFIRMED)"
            + " and r.queuePosition is not null order by r.queuePosition")
    Page<Run> waiting(WorkspaceId workspace, Pageable page);

    /** What goes on in a workspace beside its queue, oldest first. */
    @Query("select r from Run r where r.organizationId = :organization and r.workspaceId = :workspace"
            + " and r.status in (PENDING, PLAN_QUEUED, PLANNING, PLANNED, CONFIRMED, APPLY_QUEUED, APPLYING)"
            + " and r.queuePosition is null order by r.createdAt, r.id")
    Page<Run> besideTheQueue(OrganizationId organization, WorkspaceId workspace, Pageable page);

    /** The first run that waits for its turn: to plan or, when it is a saved plan that was confirmed, to apply. */
    @Query("select r from Run r where r.workspaceId = :workspace and r.status in (PENDING, CONFIRMED)"
            + " and r.queuePosition is not null order by r.queuePosition limit 1")
    Optional<Run> firstWaiting(WorkspaceId workspace);

    /** The saved plans of a workspace that can still be applied; those that wait in its queue come first. */
    @Query(
            value = "select id from run where workspace_id = :workspace and save_plan"
                    + " and status in ('confirmed', 'planned_and_saved') order by status, created_at limit :limit",
            nativeQuery = true)
    List<String> savedPlans(String workspace, int limit);

    /** Saved plans made against a state that is no longer their workspace's, or before {@code tooOld}. */
    @Query(
            value = "select r.id from run r join workspace w on w.id = r.workspace_id"
                    + " where r.save_plan and r.status in ('confirmed', 'planned_and_saved')"
                    + " and (r.created_at < :tooOld"
                    + " or r.input_state_version_id is distinct from w.current_state_version_id) limit :limit",
            nativeQuery = true)
    List<String> stalePlans(Instant tooOld, int limit);

    /** The runs that wait before {@code position}, next one first, locked: the workspace is locked already. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Run r where r.workspaceId = :workspace and r.status in (PENDING, CONFIRMED)"
            + " and r.queuePosition < :position order by r.queuePosition")
    List<Run> lockWaitingBefore(WorkspaceId workspace, long position, Limit limit);

    /** The pending runs of the queue, next one first, locked: the workspace is locked already. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Run r where r.workspaceId = :workspace and r.status = PENDING"
            + " and r.queuePosition is not null order by r.queuePosition")
    List<Run> lockPending(WorkspaceId workspace, Limit limit);

    /** The run that the CLI already made for a configuration version. */
    @Query("select r from Run r where r.configurationVersionId = :version and r.source in (TERRAFORM, TERRAFORM_CLOUD)")
    Optional<Run> ofCli(ConfigurationVersionId version);

    /** Tells whether a configuration version has a run with one of these statuses. */
    boolean existsByConfigurationVersionIdAndStatusIn(ConfigurationVersionId version, Collection<RunStatus> statuses);

    /** Tells whether a configuration version has any run. */
    boolean existsByConfigurationVersionId(ConfigurationVersionId version);

    /** The runs that uploads of these configurations made: the version, and its first such run. */
    @Query(
            value = "select configuration_version_id, min(id) from run where configuration_version_id in (:versions)"
                    + " and source = 'tfe-configuration-version' group by configuration_version_id",
            nativeQuery = true)
    List<Object[]> madeByUpload(Collection<String> versions);

    /** What is going on in an organization, oldest first. */
    @Query("select r from Run r where r.organizationId = :organization"
            + " and r.status in (PENDING, PLAN_QUEUED, PLANNING, PLANNED, CONFIRMED, APPLY_QUEUED, APPLYING)"
            + " order by r.createdAt, r.id")
    Page<Run> active(OrganizationId organization, Pageable page);

    /** How many runs {@link #active} has. */
    @Query("select count(r) from Run r where r.organizationId = :organization"
            + " and r.status in (PENDING, PLAN_QUEUED, PLANNING, PLANNED, CONFIRMED, APPLY_QUEUED, APPLYING)")
    long countActive(OrganizationId organization);

    /** Tells whether any run of a workspace has not ended, whether it is in the queue or beside it. */
    @Query("select count(r) > 0 from Run r where r.workspaceId = :workspace"
            + " and r.status in (PENDING, PLAN_QUEUED, PLANNING, PLANNED, CONFIRMED, APPLY_QUEUED, APPLYING)")
    boolean anyActive(WorkspaceId workspace);

    /** Tells whether a workspace has a run with this status. */
    boolean existsByWorkspaceIdAndStatus(WorkspaceId workspace, RunStatus status);

    /** Tells whether an organization has a run with this status. */
    boolean existsByOrganizationIdAndStatus(OrganizationId organization, RunStatus status);

    @Query("select count(r) from Run r where r.organizationId = :organization and r.status in :statuses")
    long count(OrganizationId organization, Collection<RunStatus> statuses);

    /** For those of the runs that wait for their turn in their workspace: the how-manieth each is of all that do. */
    @Query(
            value =
                    "select id as run, place from (select id, row_number() over (partition by workspace_id"
                            + " order by queue_position) as place from run where workspace_id in (:workspaces)"
                            + " and status in ('pending', 'confirmed') and queue_position is not null) as waiting where id in (:runs)",
            nativeQuery = true)
    List<Place> places(Collection<String> workspaces, Collection<String> runs);

    /** The place of a run among those that wait for their turn in its workspace, counted from 1. */
    interface Place {
        String getRun();

        int getPlace();
    }

    /** The plan-only runs of a workspace that wait for a worker, of the source and the author of {@code newer}. */
    @Query(
            value = "select r.id from run r join run newer on newer.id = :newer and newer.workspace_id = r.workspace_id"
                    + " where r.workspace_id = :workspace and r.plan_only and r.status in ('pending', 'plan_queued')"
                    + " and r.id <> newer.id and r.source = newer.source and r.actor_kind = newer.actor_kind"
                    + " and r.actor_id is not distinct from newer.actor_id order by r.created_at, r.id limit :limit",
            nativeQuery = true)
    List<String> outdated(String workspace, String newer, int limit);
}
