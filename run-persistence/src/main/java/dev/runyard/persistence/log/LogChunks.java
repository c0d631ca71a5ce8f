package dev.runyard.persistence.log;

import dev.runyard.persistence.run.PhaseId;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The chunks of all live logs. */
public interface LogChunks extends ListCrudRepository<LogChunk, LogChunk.Key> {
    /** The chunks that hold bytes at or after {@code offset}, in order. */
    @Query("select c from LogChunk c where c.key.phaseId = :phase and c.key.startOffset >= coalesce("
            + "(select max(f.key.startOffset) from LogChunk f where f.key.phaseId = :phase"
            + " and f.key.startOffset <= :offset), 0) order by c.key.startOffset")
    List<LogChunk> from(PhaseId phase, long offset, Limit limit);

    /** Those of them that hold bytes before {@code end} as well. */
    @Query("select c from LogChunk c where c.key.phaseId = :phase and c.key.startOffset < :end and c.key.startOffset >="
            + " coalesce((select max(f.key.startOffset) from LogChunk f where f.key.phaseId = :phase"
            + " and f.key.startOffset <= :offset), 0) order by c.key.startOffset")
    List<LogChunk> between(PhaseId phase, long offset, long end, Limit limit);

    @Modifying
    @Query("delete from LogChunk c where c.key.phaseId = :phase")
    void deleteAll(PhaseId phase);
}
