package dev.runyard.persistence.job;

import dev.runyard.persistence.run.RunId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
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

    /** Takes the next ready job for this transaction, past those that other transactions are taking. */
    @Query(
            value = "select * from job where status = 'queued' order by priority, queued_at, id limit 1"
                    + " for update skip locked",
            nativeQuery = true)
    Optional<Job> takeNext();

    Optional<Job> findByClaimId(String claimId);

    /** Jobs whose lease has run out by the database's clock, except those already known to be silent. */
    @Query(
            value = "select id from job where status in ('claimed', 'started') and lease_until < now()"
                    + " order by lease_until limit 100",
            nativeQuery = true)
    List<String> overdue();

    /** Returns the database's clock: lease times are compared by no other. */
    @Query(value = "select clock_timestamp()", nativeQuery = true)
    Instant clock();
}
