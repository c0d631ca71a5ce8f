package dev.runyard.persistence.project;

import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.organization.OrganizationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads filtered lists of projects. The work depends on how many projects there are, never on their workspaces. */
@Component
public final class ProjectLists {
    private final JdbcClient database;
    private final Projects projects;

    ProjectLists(JdbcClient database, Projects projects) {
        this.database = database;
        this.projects = projects;
    }

    /** Returns {@code size} projects after the first {@code offset}. */
    public List<Project> page(ProjectFilter filter, long offset, int size) {
        var direction = filter.descending() ? " desc" : "";
        var ids = database.sql("select id from project where " + conditions(filter) + " order by lower(name)"
                        + direction + " limit " + size + " offset " + offset)
                .params(parameters(filter))
                .query((row, number) -> new ProjectId(row.getString("id")))
                .list();
        Map<ProjectId, Project> found =
                projects.findAllById(ids).stream().collect(toMap(Project::id, Function.identity()));
        return ids.stream()
                .map(id -> (@Nullable Project) found.get(id))
                .filter(Objects::nonNull)
                .toList();
    }

    public long count(ProjectFilter filter) {
        return database.sql("select count(*) from project where " + conditions(filter))
                .params(parameters(filter))
                .query(Long.class)
                .single();
    }

    /** Counts all projects of an organization. */
    public long count(OrganizationId organization) {
        return database.sql("select count(*) from project where organization_id = :organization")
                .param("organization", organization.value())
                .query(Long.class)
                .single();
    }

    private static String conditions(ProjectFilter filter) {
        var byName = filter.names().isEmpty()
                ? (filter.part().isEmpty() ? "" : " and position(lower(:part) in lower(name)) > 0")
                : " and lower(name) in (:names)";
        return "organization_id = :organization" + byName + filter.tags().onProjects();
    }

    private static Map<String, Object> parameters(ProjectFilter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("organization", filter.organization().value());
        if (!filter.names().isEmpty()) {
            parameters.put("names", filter.names());
        } else if (!filter.part().isEmpty()) {
            parameters.put("part", filter.part());
        }
        filter.tags().fill(parameters);
        return parameters;
    }
}
