package dev.runyard.persistence.workspace;

import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.run.RunStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads filtered and sorted lists of workspaces. The work depends on how many workspaces there are, never on their runs. */
@Component
public final class WorkspaceLists {
    /** Counting ends here, on the first pages. */
    public static final int COUNTED = 5_000;

    private final JdbcClient database;
    private final Workspaces workspaces;

    WorkspaceLists(JdbcClient database, Workspaces workspaces) {
        this.database = database;
        this.workspaces = workspaces;
    }

    /** Returns {@code size} workspaces after the first {@code offset}. */
    public List<Workspace> page(WorkspaceFilter filter, long offset, int size) {
        var direction = filter.descending() ? " desc" : "";
        var ids = database.sql("select id from workspace where " + conditions(filter) + " order by "
                        + filter.order().column() + direction + " nulls last, id" + direction + " limit " + size
                        + " offset " + offset)
                .params(parameters(filter))
                .query((row, number) -> row.getString("id"))
                .list();
        return load(ids);
    }

    /**
     * Returns how many workspaces a list holds, or, when they are more, that there are more than {@link #COUNTED}, and than
     * one page after the first {@code offset}: so that who reads page after page reaches the end.
     */
    public long count(WorkspaceFilter filter, long offset, int size) {
        return database.sql("select count(*) from (select from workspace where " + conditions(filter) + " limit "
                        + Math.max(COUNTED, offset + size + 1) + ") as counted")
                .params(parameters(filter))
                .query(Long.class)
                .single();
    }

    private static String conditions(WorkspaceFilter filter) {
        var sql = new StringBuilder("organization_id = :organization");
        for (int i = 0; i < filter.names().size(); i++) {
            sql.append(" and lower(name) like lower(:name").append(i).append(") escape '\\'");
        }
        if (filter.project() != null) {
            sql.append(" and project_id = :project");
        }
        sql.append(filter.tags().onWorkspaces());
        if (filter.currentRun() != null) {
            sql.append(" and front_run_status = any (string_to_array(:statuses, ','))");
        }
        return sql.toString();
    }

    private static Map<String, Object> parameters(WorkspaceFilter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("organization", filter.organization().value());
        for (int i = 0; i < filter.names().size(); i++) {
            parameters.put("name" + i, filter.names().get(i));
        }
        var project = filter.project();
        if (project != null) {
            parameters.put("project", project.value());
        }
        filter.tags().fill(parameters);
        var statuses = filter.currentRun();
        if (statuses != null) {
            parameters.put(
                    "statuses",
                    String.join(",", statuses.stream().map(RunStatus::wireName).toList()));
        }
        return parameters;
    }

    private List<Workspace> load(List<String> ids) {
        Map<WorkspaceId, Workspace> found = workspaces
                .findAllById(ids.stream().map(WorkspaceId::new).toList())
                .stream()
                .collect(toMap(Workspace::id, Function.identity()));
        return ids.stream()
                .map(id -> (@Nullable Workspace) found.get(new WorkspaceId(id)))
                .filter(Objects::nonNull)
                .toList();
    }
}
