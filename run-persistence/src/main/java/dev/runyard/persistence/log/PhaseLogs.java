package dev.runyard.persistence.log;

import dev.runyard.persistence.run.PhaseId;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The logs of all phases. */
public interface PhaseLogs extends ListCrudRepository<PhaseLog, PhaseId> {
    /** Locks a log until the transaction ends, so that its bytes come in order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from PhaseLog l where l.id = :id")
    Optional<PhaseLog> lock(PhaseId id);

    /** Logs that have ended and are still in chunks, in the order of their ids. */
    @Query(
            value = "select * from phase_log where ended and blob is null and id > :after order by id limit :limit",
            nativeQuery = true)
    List<PhaseLog> toCompact(String after, int limit);
}
