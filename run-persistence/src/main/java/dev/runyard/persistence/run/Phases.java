package dev.runyard.persistence.run;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All plans and applies. */
public interface Phases extends ListCrudRepository<Phase, PhaseId> {
    @Query("select p from Phase p where p.runId = :run order by p.kind desc")
    List<Phase> of(RunId run);
}
