package dev.runyard.persistence.log;

import dev.runyard.persistence.run.PhaseId;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The logs of all phases. */
public interface PhaseLogs extends ListCrudRepository<PhaseLog, PhaseId> {
    /** Locks a log until the transaction ends, so that its bytes come in order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from PhaseLog l where l.id = :id")
    Optional<PhaseLog> lock(PhaseId id);

    /** Logs that have ended and are still in chunks. */
    @Query("select l from PhaseLog l where l.ended = true and l.blob is null")
    List<PhaseLog> toCompact(Limit limit);
}
