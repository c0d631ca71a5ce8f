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
    private static final String BOUND =
            "select tagged.project_id from tag_binding tagged where tagged.organization_id = :organization";
    private static final String OWN = BOUND + " and tagged.workspace_id = workspace.id";
    private static final String INHERITED = BOUND + " and tagged.project_id = workspace.project_id";

    /** A workspace's own tag counts for it, and not its project's of the same key; as in the view {@code effective_tag_binding}. */
    private static final String OVERRIDDEN =
            "select 1 from tag_binding own where own.workspace_id = workspace.id and own.key = ";

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
            sql.append(" and (exists (").append(OWN).append(condition(i)).append(") or ");
            sql.append(inherited(i)).append(")");
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

    /** By key, the few projects are found once; by value alone, the tags of each workspace's project are looked through. */
    private String inherited(int i) {
        if (with.get(i).key() == null) {
            return "exists (select 1 from tag_binding tagged where tagged.project_id = workspace.project_id"
                    + condition(i) + " and not exists (" + OVERRIDDEN + "tagged.key))";
        }
        var project = "workspace.project_id in (" + BOUND + " and tagged.project_id is not null" + condition(i) + ")";
        // Whether the key is there at all does not depend on whose it is.
        return with.get(i).value() == null
                ? project
                : project + " and not exists (" + OVERRIDDEN + ":tag_key" + i + ")";
    }

    private String condition(int i) {
        return (with.get(i).key() == null ? "" : " and tagged.key = :tag_key" + i)
                + (with.get(i).value() == null ? "" : " and tagged.value = :tag_value" + i);
    }
}
