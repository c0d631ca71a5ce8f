package dev.runyard.persistence.runtrigger;

import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.workspace.WorkspaceId;
import org.springframework.data.repository.ListCrudRepository;

/** All runs that another run's apply has made. */
public interface TriggeredRuns extends ListCrudRepository<TriggeredRun, RunId> {
    boolean existsBySourceRunIdAndWorkspaceId(RunId sourceRun, WorkspaceId workspace);
}
