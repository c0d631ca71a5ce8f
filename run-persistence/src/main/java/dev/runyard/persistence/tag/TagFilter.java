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
    private static final String OWN = "select 1 from tag_binding tagged where tagged.organization_id = :organization"
            + " and tagged.workspace_id = workspace.id";
    private static final String INHERITED =
            "select 1 from tag_binding tagged where tagged.organization_id = :organization"
                    + " and tagged.project_id = workspace.project_id";

    /** As in the view {@code effective_tag_binding}. Whether a key is there at all does not depend on it. */
    private static final String NOT_OVERRIDDEN = " and not exists (select 1 from tag_binding own"
            + " where own.workspace_id = workspace.id and own.key = tagged.key)";

    /** Any tags will do, and none. */
    public static final TagFilter OPEN = new TagFilter(List.of(), List.of());

    public TagFilter {
        with = List.copyOf(with);
        without = List.copyOf(without);
    }

    /**
     * Returns conditions for {@code workspace}, each beginning with {@code and}. They are asked of one workspace after the other,
     * in the order of the list: so a page comes soon when many have the tags, and the plan is no worse when few do.
     */
    public String onWorkspaces() {
        var sql = new StringBuilder();
        for (int i = 0; i < with.size(); i++) {
            sql.append(" and (exists (").append(OWN).append(condition(i)).append(") or exists (");
            sql.append(INHERITED).append(condition(i)).append(with.get(i).value() == null ? "" : NOT_OVERRIDDEN);
            sql.append("))");
        }
        if (!without.isEmpty()) {
            sql.append(" and not exists (").append(OWN).append(" and tagged.key in (:tags_without))");
            sql.append(" and not exists (").append(INHERITED).append(" and tagged.key in (:tags_without))");
        }
        return sql.toString();
    }

    /** Returns conditions for {@code project}, each beginning with {@code and}. */
    public String onProjects() {
        var sql = new StringBuilder();
        for (int i = 0; i < with.size(); i++) {
            sql.append(" and exists (select 1 from tag_binding tagged where tagged.organization_id = :organization"
                    + " and tagged.project_id = project.id");
            sql.append(condition(i)).append(")");
        }
        return sql.toString();
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

    private String condition(int i) {
        return (with.get(i).key() == null ? "" : " and tagged.key = :tag_key" + i)
                + (with.get(i).value() == null ? "" : " and tagged.value = :tag_value" + i);
    }
}
