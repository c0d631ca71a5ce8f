package dev.runyard.persistence.workspace;

import dev.runyard.persistence.stateversion.StateVersionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The resource instances in the present states of workspaces. */
@Component
public final class WorkspaceResources {
    private static final int BATCH = 500;

    private static final String INSERT = """
            insert into workspace_resource (workspace_id, id, address, name, module, provider, provider_type, name_index,
                digest, state_version_id, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What lists may be sorted by, as HashiCorp's description of the API has it, and the columns. */
    private static final Map<String, String> SORTS = Map.of(
            "name", "name",
            "nameIndex", "name_index",
            "provider", "provider",
            "providerType", "provider_type",
            "module", "module",
            "updatedAt", "updated_at");

    private static final String BY_ADDRESS = "left(address, 255)";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    WorkspaceResources(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** Tells whether lists may be sorted by {@code field}. */
    public static boolean sortsBy(String field) {
        return SORTS.containsKey(field);
    }

    /** Returns all of a workspace, by address. */
    public Map<String, WorkspaceResource> of(WorkspaceId workspace) {
        var found = new HashMap<String, WorkspaceResource>();
        database.sql("select * from workspace_resource where workspace_id = :workspace")
                .param("workspace", workspace.value())
                .query(WorkspaceResources::read)
                .list()
                .forEach(resource -> found.put(resource.address(), resource));
        return found;
    }

    /** Puts some in the place of others; what is only changed is in both lists. */
    public void replace(WorkspaceId workspace, Collection<WorkspaceResource> old, Collection<WorkspaceResource> fresh) {
        batches.batchUpdate(
                "delete from workspace_resource where id = ?",
                old,
                BATCH,
                (row, resource) -> row.setString(1, resource.id()));
        batches.batchUpdate(INSERT, fresh, BATCH, (row, resource) -> {
            row.setString(1, workspace.value());
            row.setString(2, resource.id());
            row.setString(3, resource.address());
            row.setString(4, resource.name());
            row.setString(5, resource.module());
            row.setString(6, resource.provider());
            row.setString(7, resource.providerType());
            row.setString(8, resource.nameIndex());
            row.setString(9, resource.digest());
            row.setString(10, resource.modifiedBy().value());
            row.setTimestamp(11, Timestamp.from(resource.createdAt()));
            row.setTimestamp(12, Timestamp.from(resource.updatedAt()));
        });
    }

    /** Says of what was last changed by a superseded state of the present lock that the current state did it. */
    public void settle(WorkspaceId workspace, StateVersionId current) {
        database.sql("""
                        update workspace_resource r set state_version_id = :current
                        from state_version s
                        where r.workspace_id = :workspace and s.id = r.state_version_id
                        and s.under_lock and s.id <> :current""")
                .param("workspace", workspace.value())
                .param("current", current.value())
                .update();
    }

    /**
     * Returns {@code size} resources after the first {@code offset}.
     *
     * @param part what the address must hold, in whatever case; empty for anything
     * @param sort one of those of {@link #sortsBy}; empty for the address
     */
    public List<WorkspaceResource> page(
            WorkspaceId workspace, String part, String sort, boolean descending, long offset, int size) {
        var direction = descending ? " desc" : "";
        var column = SORTS.getOrDefault(sort, BY_ADDRESS);
        var order = new ArrayList<>(List.of(column + direction + " nulls last"));
        if (!column.equals(BY_ADDRESS)) {
            order.add(BY_ADDRESS);
        }
        order.add("id");
        return database.sql("select * from workspace_resource where workspace_id = :workspace"
                        + " and address ilike :part escape '\\' order by " + String.join(", ", order)
                        + " limit " + size + " offset " + offset)
                .param("workspace", workspace.value())
                .param("part", pattern(part))
                .query(WorkspaceResources::read)
                .list();
    }

    public long count(WorkspaceId workspace, String part) {
        return database.sql("select count(*) from workspace_resource where workspace_id = :workspace"
                        + " and address ilike :part escape '\\'")
                .param("workspace", workspace.value())
                .param("part", pattern(part))
                .query(Long.class)
                .single();
    }

    private static String pattern(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static WorkspaceResource read(ResultSet row, int number) throws SQLException {
        return new WorkspaceResource(
                row.getString("id"),
                row.getString("address"),
                row.getString("name"),
                row.getString("module"),
                row.getString("provider"),
                row.getString("provider_type"),
                row.getString("name_index"),
                row.getString("digest"),
                new StateVersionId(row.getString("state_version_id")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
