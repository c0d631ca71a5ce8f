package dev.runyard.persistence.run;

import dev.runyard.persistence.Several;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** What was said about all runs. */
public interface Comments extends ListCrudRepository<Comment, CommentId> {
    @Query("select c from Comment c where c.runId = :run order by c.createdAt, c.id")
    List<Comment> of(RunId run);

    /** The comments that are these events. */
    List<Comment> findByEventIdIn(Collection<RunEventId> events);

    /** What was said about several runs at once. */
    default List<Comment> ofAll(Collection<RunId> runs) {
        return Several.of(runs, this::of, this::ofSeveral);
    }

    @Query("select c from Comment c where c.runId in :runs order by c.createdAt, c.id")
    List<Comment> ofSeveral(Collection<RunId> runs);
}
