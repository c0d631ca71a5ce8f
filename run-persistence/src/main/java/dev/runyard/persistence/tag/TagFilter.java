package dev.runyard.persistence.tag;

import java.util.List;
import java.util.Map;

/**
 * Which workspaces or projects are wanted by their tags; for workspaces, those that they inherit count as well. Lists add its
 * conditions to their own, which have {@code :organization}.
 *
 * @param with what some tag has to be, each of them
 * @param without keys that none may have
 */
public record TagFilter(List<TagCondition> with, List<String> without) {
    /** Any tags will do, and none. */
    public static final TagFilter OPEN = new TagFilter(List.of(), List.of());

    public TagFilter {
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /** Returns conditions for {@code workspace}, each beginning with {@code and}. */
    public String onWorkspaces() {
        var sql = new StringBuilder(on("workspace.id", "select tagged.workspace_id from effective_tag_binding tagged"));
        if (!without.isEmpty()) {
            sql.append(" and not exists (select 1 from effective_tag_binding tagged where tagged.workspace_id ="
                    + " workspace.id and tagged.organization_id = :organization and tagged.key in (:tags_without))");
        }
        return sql.toString();
    }

    /** Returns conditions for {@code project}, each beginning with {@code and}. */
    public String onProjects() {
        return on("project.id", "select tagged.project_id from tag_binding tagged");
    }

    /** Fills in what its conditions leave open. */
    public void fill(Map<String, Object> parameters) {
        for (int i = 0; i < with.size(); i++) {
            var key = with.get(i).key();
            if (key != null) {
                parameters.put("tag_key" + i, key);
            }
            var value = with.get(i).value();
            if (value != null) {
                parameters.put("tag_value" + i, value);
            }
        }
        if (!without.isEmpty()) {
            parameters.put("tags_without", without);
        }
    }

    private String on(String id, String bindings) {
        var sql = new StringBuilder();
        for (int i = 0; i < with.size(); i++) {
            sql.append(" and ").append(id).append(" in (").append(bindings);
            sql.append(" where tagged.organization_id = :organization");
            sql.append(with.get(i).key() == null ? "" : " and tagged.key = :tag_key" + i);
            sql.append(with.get(i).value() == null ? "" : " and tagged.value = :tag_value" + i);
            sql.append(")");
        }
        return sql.toString();
    }
}
