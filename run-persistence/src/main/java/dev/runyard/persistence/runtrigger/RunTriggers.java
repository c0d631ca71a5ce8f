package dev.runyard.persistence.runtrigger;

import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All run triggers. */
public interface RunTriggers extends ListCrudRepository<RunTrigger, RunTriggerId> {
    /** Those that queue runs in a workspace, oldest first. */
    @Query("select t from RunTrigger t where t.workspaceId = :workspace order by t.createdAt, t.id")
    Page<RunTrigger> inbound(WorkspaceId workspace, Pageable page);

    /** Those by which a workspace queues runs elsewhere. */
    @Query("select t from RunTrigger t where t.sourceableId = :workspace order by t.id")
    Page<RunTrigger> outbound(WorkspaceId workspace, Pageable page);

    /** The rows of {@link #outbound} that follow the one with this id. */
    @Query("select t from RunTrigger t where t.sourceableId = :workspace and t.id > :after order by t.id")
    List<RunTrigger> outboundAfter(WorkspaceId workspace, RunTriggerId after, Limit limit);

    long countByWorkspaceId(WorkspaceId workspace);

    boolean existsBySourceableId(WorkspaceId sourceable);

    boolean existsByWorkspaceIdAndSourceableId(WorkspaceId workspace, WorkspaceId sourceable);

    /** Tells whether an apply in {@code from} leads, over any number of triggers, to a run in {@code to}. */
    @Query(value = """
                    with recursive reached(id) as (
                        select cast(:from as text)
                        union select t.workspace_id from run_trigger t join reached r on t.sourceable_id = r.id)
                    select exists (select 1 from reached where id = :to)""", nativeQuery = true)
    boolean leads(WorkspaceId from, WorkspaceId to);
}
