package dev.runyard.persistence.run;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the runs of all organizations, newest first. Each status is a stream of its own that an index has in order, so the
 * work of a page does not depend on how many runs there are. What it looks at ends with the newest {@link #HORIZON}.
 */
@Component
public final class RunsEverywhere {
    /** How many runs a list, or a search through it, looks at. */
    public static final int HORIZON = 10_000;

    /** Counting ends here, for each status and for a list. */
    public static final int COUNTED = 5_000;

    private static final String NEWEST =
            "select n.id, n.created_at from unnest(string_to_array(:statuses, ',')) as s(status)"
                    + " cross join lateral (select id, created_at from run where status = s.status"
                    + " and created_at >= :from and created_at <= :to order by created_at desc, id desc limit :most) n";
    private static final String SEARCHED = "select r.id, r.created_at from (select id from (" + NEWEST + ") newest"
            + " order by created_at desc, id desc limit :most) looked_at"
            + " join run r on r.id = looked_at.id join workspace w on w.id = r.workspace_id"
            + " join organization o on o.id = r.organization_id where w.name ilike :part escape '\\'"
            + " or o.name ilike :part escape '\\' or o.email ilike :part escape '\\'"
            + " union select id, created_at from run where id = :text and created_at >= :from and created_at <= :to"
            + " and status = any (string_to_array(:statuses, ','))";

    private final JdbcClient database;
    private final Runs runs;

    RunsEverywhere(JdbcClient database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /**
     * Which runs.
     *
     * @param from the first moment, inclusive
     * @param to the last moment, inclusive
     * @param search the id of a run, or a part of the name of its workspace, or of the name or address of its organization;
     *     empty for all
     */
    public record Wanted(Set<RunStatus> statuses, Instant from, Instant to, String search) {}

    /** A page, and how many runs the list has, {@link #COUNTED} at most. */
    public record Page(List<Run> runs, long total) {}

    /** Returns {@code size} runs after the first {@code offset}; none beyond the horizon. */
    public Page page(Wanted wanted, long offset, int size) {
        var rows = wanted.search().isEmpty() ? NEWEST : SEARCHED;
        var parameters = parameters(wanted);
        long total = database.sql(
                        "select count(*) from (select 1 from (" + rows + ") found limit " + COUNTED + ") counted")
                .params(most(parameters, wanted.search().isEmpty() ? COUNTED : HORIZON))
                .query(Long.class)
                .single();
        if (offset + size > HORIZON) {
            return new Page(List.of(), total);
        }
        var ids = database.sql("select id from (" + rows + ") found order by created_at desc, id desc limit " + size
                        + " offset " + offset)
                .params(most(parameters, wanted.search().isEmpty() ? offset + size : HORIZON))
                .query((row, number) -> new RunId(row.getString("id")))
                .list();
        return new Page(load(ids), Math.max(total, offset + ids.size()));
    }

    /** Returns how many runs have each status, {@link #COUNTED} at most. */
    public Map<RunStatus, Long> counts() {
        var counts = new EnumMap<RunStatus, Long>(RunStatus.class);
        var byName = Stream.of(RunStatus.values()).collect(toMap(RunStatus::wireName, Function.identity()));
        database.sql("select s.status, (select count(*) from (select 1 from run where status = s.status limit "
                        + COUNTED + ") counted) as runs from unnest(string_to_array(:statuses, ',')) as s(status)")
                .param("statuses", names(byName.values()))
                .query((row, number) -> counts.put(byName.get(row.getString("status")), row.getLong("runs")))
                .list();
        return counts;
    }

    private List<Run> load(List<RunId> ids) {
        var found = runs.findAllById(ids).stream().collect(toMap(Run::id, Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private static Map<String, Object> parameters(Wanted wanted) {
        var parameters = new HashMap<String, Object>();
        parameters.put("statuses", names(wanted.statuses()));
        parameters.put("from", Timestamp.from(wanted.from()));
        parameters.put("to", Timestamp.from(wanted.to()));
        parameters.put("text", wanted.search());
        parameters.put("part", "%" + wanted.search().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return parameters;
    }

    private static Map<String, Object> most(Map<String, Object> parameters, long most) {
        var all = new HashMap<>(parameters);
        all.put("most", most);
        return all;
    }

    private static String names(Collection<RunStatus> statuses) {
        return statuses.stream().map(RunStatus::wireName).sorted().collect(joining(","));
    }
}
