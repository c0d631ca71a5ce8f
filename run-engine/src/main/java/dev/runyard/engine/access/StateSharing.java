package dev.runyard.engine.access;

import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out which workspaces show their state to the runs of another: one query, however many are asked for.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/workspaces/state">Remote State Access Controls</a>
 */
@Component
final class StateSharing {
    private final JdbcClient database;

    StateSharing(JdbcClient database) {
        this.database = database;
    }

    /** Returns those of {@code others} that share with {@code home}: with all, with their project, or with it by name. */
    Set<WorkspaceId> with(WorkspaceId home, Collection<WorkspaceId> others) {
        var found = new HashSet<WorkspaceId>();
        if (others.isEmpty()) {
            return found;
        }
        database.sql("""
                        select w.id from workspace w join workspace h on h.id = :home
                        where w.id in (:others) and w.organization_id = h.organization_id
                        and (w.global_remote_state
                            or w.project_remote_state and w.project_id = h.project_id
                            or not w.project_remote_state and exists (select 1 from workspace_state_consumer c
                                where c.workspace_id = w.id and c.consumer_id = h.id))""")
                .param("home", home.value())
                .param("others", others.stream().map(WorkspaceId::value).toList())
                .query(row -> {
                    found.add(new WorkspaceId(row.getString("id")));
                });
        return found;
    }
}
