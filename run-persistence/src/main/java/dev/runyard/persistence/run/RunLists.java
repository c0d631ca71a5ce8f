package dev.runyard.persistence.run;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads filtered lists of runs, newest first. Each combination of what an index tells apart is a stream of its own that is
 * read in order, and the streams are merged: the work of a page depends on where it is, and neither on how many runs there
 * are nor on how rare those are that it shows.
 *
 * <p>A search, and the runs of agent pools, have no index. These look through the newest {@link #HORIZON} runs of the list.
 */
@Component
public final class RunLists {
    /** How many runs are looked through then. */
    public static final int HORIZON = 10_000;

    /** Counting ends here. */
    public static final int COUNTED = 5_000;

    private final JdbcClient database;
    private final Runs runs;

    RunLists(JdbcClient database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /**
     * A page.
     *
     * @param more whether others follow
     */
    public record Page(List<Run> runs, boolean more) {}

    /** Returns {@code size} runs after the first {@code offset}. */
    public Page page(RunPlace place, RunFilter filter, long offset, int size) {
        if (filter.isOfNothing() || place.ids().isEmpty()) {
            return new Page(List.of(), false);
        }
        var ids = query(place, filter, offset + size + 1)
                .ids(database, "order by created_at desc, id desc limit " + (size + 1) + " offset " + offset);
        return new Page(load(ids.subList(0, Math.min(size, ids.size()))), ids.size() > size);
    }

    /** Returns how many runs a list holds, or {@link #COUNTED} when they are more. */
    public long count(RunPlace place, RunFilter filter) {
        if (filter.isOfNothing() || place.ids().isEmpty()) {
            return 0;
        }
        return query(place, filter, COUNTED).count(database, COUNTED);
    }

    private static RunQuery query(RunPlace place, RunFilter filter, long most) {
        if (filter.isLookedThrough()) {
            return RunQuery.looking(place, filter, HORIZON);
        }
        return filter.isCoarse() ? RunQuery.coarse(place, filter, most) : RunQuery.fine(place, filter, most);
    }

    private List<Run> load(List<String> ids) {
        Map<RunId, Run> found = runs.findAllById(ids.stream().map(RunId::new).toList()).stream()
                .collect(toMap(Run::id, Function.identity()));
        return ids.stream()
                .map(id -> (@Nullable Run) found.get(new RunId(id)))
                .filter(Objects::nonNull)
                .toList();
    }
}
