package dev.runyard.api.jsonapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tree of relationships that {@code ?include=} names. Clients write {@code task_stages}, relationships are named
 * {@code task-stages}; both are understood.
 *
 * @param below the relationships to follow, each with what is to be followed from there
 */
record Includes(Map<String, Includes> below) {
    /** Paths longer than this are cut, since each step is a query. */
    private static final int MAX_DEPTH = 4;

    /** Parses a comma-separated list of dotted paths. */
    static Includes parse(@Nullable String include) {
        var root = new Includes(new LinkedHashMap<>());
        if (include != null) {
            for (var path : include.split(",", -1)) {
                root.add(path);
            }
        }
        return root;
    }

    boolean isEmpty() {
        return below.isEmpty();
    }

    private void add(String path) {
        var at = this;
        for (var step : path.split("\\.", MAX_DEPTH + 1)) {
            var relation = step.strip().replace('_', '-');
            if (relation.isEmpty()) {
                return;
            }
            at = at.below.computeIfAbsent(relation, missing -> new Includes(new LinkedHashMap<>()));
        }
    }
}
