package dev.runyard.persistence.tag;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which tags hold for workspaces: their own, and what they inherit from their projects. */
@Component
public final class EffectiveTagBindings {
    private final JdbcClient database;

    EffectiveTagBindings(JdbcClient database) {
        this.database = database;
    }

    /** Returns the tags that hold for each of the workspaces, in the order of their keys; who has none is left out. */
    public Map<WorkspaceId, List<EffectiveTagBinding>> of(Collection<WorkspaceId> workspaces) {
        record Row(WorkspaceId workspace, EffectiveTagBinding binding) {}
        if (workspaces.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select workspace_id, id, key, value, inherited_from from effective_tag_binding"
                        + " where workspace_id in (:workspaces) order by key")
                .param("workspaces", workspaces.stream().map(WorkspaceId::value).toList())
                .query((row, number) -> new Row(new WorkspaceId(row.getString("workspace_id")), binding(row)))
                .list()
                .stream()
                .collect(groupingBy(Row::workspace, mapping(Row::binding, toList())));
    }

    /** Returns the tags of each of the projects, which inherit none, in the order of their keys. */
    public Map<ProjectId, List<EffectiveTagBinding>> ofProjects(Collection<ProjectId> projects) {
        record Row(ProjectId project, EffectiveTagBinding binding) {}
        if (projects.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select project_id, id, key, value, null::text inherited_from from tag_binding"
                        + " where project_id in (:projects) order by key")
                .param("projects", projects.stream().map(ProjectId::value).toList())
                .query((row, number) -> new Row(new ProjectId(row.getString("project_id")), binding(row)))
                .list()
                .stream()
                .collect(groupingBy(Row::project, mapping(Row::binding, toList())));
    }

    /** Returns those that have one of these ids, which are the API's. */
    public List<EffectiveTagBinding> byIds(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = Set.copyOf(ids);
        return database
                .sql("select id, key, value, project_id inherited_from from tag_binding where id in (:ids)")
                .param("ids", ids.stream().map(EffectiveTagBinding::binding).toList())
                .query((row, number) -> binding(row))
                .list()
                .stream()
                .flatMap(found -> Stream.of(found, found.own()).distinct())
                .filter(found -> wanted.contains(found.id()))
                .toList();
    }

    private static EffectiveTagBinding binding(ResultSet row) throws SQLException {
        String project = row.getString("inherited_from");
        return new EffectiveTagBinding(
                new TagBindingId(row.getString("id")),
                row.getString("key"),
                row.getString("value"),
                project == null ? null : new ProjectId(project));
    }
}
