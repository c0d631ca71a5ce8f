package dev.runyard.persistence.run;

import dev.runyard.persistence.Several;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** What happened to all runs. */
public interface RunEvents extends ListCrudRepository<RunEvent, RunEventId> {
    @Query("select e from RunEvent e where e.run.id = :run order by e.number")
    List<RunEvent> of(RunId run);

    /** The events of several runs at once, for their timestamps. */
    default List<RunEvent> ofAll(Collection<RunId> runs) {
        return Several.of(runs, this::of, this::ofSeveral);
    }

    @Query("select e from RunEvent e where e.run.id in :runs order by e.number")
    List<RunEvent> ofSeveral(Collection<RunId> runs);
}
