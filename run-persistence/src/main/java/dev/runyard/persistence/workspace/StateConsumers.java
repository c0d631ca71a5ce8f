package dev.runyard.persistence.workspace;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which workspaces may read the states of which others in their runs, where these do not share theirs with all. */
@Component
public final class StateConsumers {
    private static final String LISTED = "from workspace w join workspace_state_consumer c on c.consumer_id = w.id"
            + " where c.workspace_id = :workspace";

    private static final String ALL = "from workspace w join workspace h on h.id = :workspace"
            + " where w.organization_id = h.organization_id and w.id <> h.id";

    private static final String OF_PROJECT = ALL + " and w.project_id = h.project_id";

    private final JdbcClient database;

    StateConsumers(JdbcClient database) {
        this.database = database;
    }

    /**
     * Returns {@code size} consumers after the first {@code offset}, by name.
     *
     * @param sharing how the workspace shares
     */
    public List<WorkspaceId> page(WorkspaceId workspace, Sharing sharing, long offset, int size) {
        return database.sql(
                        "select w.id " + among(sharing) + " order by w.name, w.id limit " + size + " offset " + offset)
                .param("workspace", workspace.value())
                .query((row, number) -> new WorkspaceId(row.getString("id")))
                .list();
    }

    public long count(WorkspaceId workspace, Sharing sharing) {
        return database.sql("select count(*) " + among(sharing))
                .param("workspace", workspace.value())
                .query(Long.class)
                .single();
    }

    private static String among(Sharing sharing) {
        return switch (sharing) {
            case LISTED -> LISTED;
            case PROJECT -> OF_PROJECT;
            case ORGANIZATION -> ALL;
        };
    }

    /** Adds some; those that are there already stay. */
    public void add(WorkspaceId workspace, Collection<WorkspaceId> consumers) {
        consumers.forEach(consumer -> database.sql("insert into workspace_state_consumer (workspace_id, consumer_id)"
                        + " values (:workspace, :consumer) on conflict do nothing")
                .param("workspace", workspace.value())
                .param("consumer", consumer.value())
                .update());
    }

    /** Removes some; those that are not there are no matter. */
    public void remove(WorkspaceId workspace, Collection<WorkspaceId> consumers) {
        consumers.forEach(consumer -> database.sql("delete from workspace_state_consumer"
                        + " where workspace_id = :workspace and consumer_id = :consumer")
                .param("workspace", workspace.value())
                .param("consumer", consumer.value())
                .update());
    }

    /** Removes all. */
    public void clear(WorkspaceId workspace) {
        database.sql("delete from workspace_state_consumer where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .update();
    }
}
