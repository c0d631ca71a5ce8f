package dev.runyard.persistence.job;

import dev.runyard.persistence.Several;
import dev.runyard.persistence.run.RunId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All jobs. */
public interface Jobs extends ListCrudRepository<Job, JobId> {
    /** Locks the row until the transaction ends; a step locks its workspace first, then its run. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select x from Job x where x.id = :id")
    Optional<Job> lock(JobId id);

    /** The job of a run that is not over; a run has one at a time. */
    @Query("select j from Job j where j.runId = :run and j.status <> FINISHED")
    Optional<Job> open(RunId run);

    /** The jobs of a run: one for each phase that was ever queued. */
    List<Job> findByRunId(RunId run);

    /** The run of a job, without loading the job: it is to be loaded under its lock. */
    @Query(value = "select run_id from job where id = :id", nativeQuery = true)
    Optional<String> runOf(JobId id);

    /** Keeps the epoch of a job from changing until the transaction ends, beside other writes of its holder. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select j from Job j where j.id = :id")
    Optional<Job> hold(JobId id);

    Optional<Job> findByClaimId(String claimId);

    /** Jobs whose lease has run out, except applies whose silence is known and not yet too long. */
    @Query(
            value = "select id from job where status in ('claimed', 'started') and lease_until < clock_timestamp()"
                    + " and (silent_since is null or silent_since < :lostBefore) order by lease_until limit 100",
            nativeQuery = true)
    List<String> overdue(Instant lostBefore);

    /** Gives every holder as much longer as we were gone; returns how many there were. */
    @Modifying
    @Query(
            value = "update job set lease_until = lease_until + make_interval(secs => :seconds)"
                    + " where status in ('claimed', 'started')",
            nativeQuery = true)
    int extendLeases(double seconds);

    /** Returns the last tick of the sweep and keeps other servers from ticking until the transaction ends. */
    @Query(value = "select ticked_at from lease_sweep for update", nativeQuery = true)
    Instant lastTick();

    @Modifying
    @Query(value = "update lease_sweep set ticked_at = clock_timestamp()", nativeQuery = true)
    void tick();

    /** Returns the database's clock: lease times are compared by no other. */
    @Query(value = "select clock_timestamp()", nativeQuery = true)
    Instant clock();

    /** The jobs of these runs that are not over; a run has one at a time. */
    default List<Job> openOf(Collection<RunId> runs) {
        return Several.of(runs, this::openOf, this::openOfSeveral);
    }

    @Query("select j from Job j where j.runId = :run and j.status <> FINISHED")
    List<Job> openOf(RunId run);

    @Query("select j from Job j where j.runId in :runs and j.status <> FINISHED")
    List<Job> openOfSeveral(Collection<RunId> runs);
}
