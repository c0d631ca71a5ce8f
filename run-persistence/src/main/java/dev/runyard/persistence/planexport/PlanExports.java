package dev.runyard.persistence.planexport;

import dev.runyard.persistence.run.PhaseId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All plan exports. */
public interface PlanExports extends ListCrudRepository<PlanExport, PlanExportId> {
    /** Locks the row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from PlanExport e where e.id = :id")
    Optional<PlanExport> lock(PlanExportId id);

    /** The export of a plan, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from PlanExport e where e.planId = :plan")
    Optional<PlanExport> lockOf(PhaseId plan);

    /** Removes a row at once: another for the same plan may follow in the same transaction. */
    @Modifying
    @Query("delete from PlanExport e where e.id = :id")
    void remove(PlanExportId id);

    /** The exports of several plans. */
    List<PlanExport> findByPlanIdIn(Collection<PhaseId> plans);

    /** Those whose archive has been there since before {@code moment}. */
    @Query("select e from PlanExport e where e.blob is not null and e.endedAt <= :moment order by e.endedAt")
    List<PlanExport> finishedBefore(Instant moment, Limit limit);
}
