package dev.runyard.persistence.run;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The SQL of a list of runs: rows of id and moment, in no order yet.
 *
 * @param rows an SQL query
 */
record RunQuery(String rows, Map<String, Object> parameters) {
    private static final Instant EVER = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Streams by place and by plan-only or not. */
    static RunQuery coarse(RunPlace place, RunFilter filter, long most) {
        var streams = new ArrayList<List<String>>();
        for (String id : place.ids()) {
            if (filter.holdsOthers()) {
                streams.add(List.of(id, "false"));
            }
            if (filter.holdsPlanOnly()) {
                streams.add(List.of(id, "true"));
            }
        }
        return merged(place, filter, List.of("plan_only = cast(s.v1 as boolean)"), streams, most);
    }

    /** Streams by place, status, source and operation: also those that are not filtered by, since the index has them in between. */
    static RunQuery fine(RunPlace place, RunFilter filter, long most) {
        var statuses = names(filter.statuses(), RunStatus.values(), RunStatus::wireName);
        var sources = names(filter.sources(), RunSource.values(), RunSource::wireName);
        var operations = names(filter.operations(), RunOperation.values(), RunOperation::wireName);
        var streams = new ArrayList<List<String>>();
        for (String id : place.ids()) {
            for (String status : statuses) {
                for (String source : sources) {
                    operations.forEach(operation -> streams.add(List.of(id, status, source, operation)));
                }
            }
        }
        return merged(place, filter, List.of("status = s.v1", "source = s.v2", "operation = s.v3"), streams, most);
    }

    /** The newest runs of the place, each looked at. A run that is asked for by its id is found wherever it is. */
    static RunQuery looking(RunPlace place, RunFilter filter, int horizon) {
        var newest = coarse(place, filter, horizon);
        var search = filter.search();
        var text = search == null ? "" : search.text();
        boolean more = search != null && search.more();
        var parameters = new HashMap<>(newest.parameters());
        parameters.put("text", text);
        parameters.put("horizon", horizon);
        parameters.put("part", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        var pools = filter.agentPools();
        parameters.put("pools", pools == null ? "" : String.join(",", pools));
        parameters.put("places", String.join(",", place.ids()));
        parameters.put(
                "operations",
                String.join(",", names(filter.operations(), RunOperation.values(), RunOperation::wireName)));
        parameters.put("statuses", String.join(",", names(filter.statuses(), RunStatus.values(), RunStatus::wireName)));
        parameters.put("sources", String.join(",", names(filter.sources(), RunSource.values(), RunSource::wireName)));
        var byUser = "r.actor_kind = 'user' and exists ("
                + "select 1 from users u where u.id = r.actor_id and lower(u.username) = lower(:text))";
        var rows = "select r.id, r.created_at from run r where r.id in (select id from (" + newest.rows()
                + ") newest order by created_at desc, id desc limit :horizon)"
                + (search == null
                        ? ""
                        : " and (" + (more ? "r.message ilike :part escape '\\' or " : "") + byUser + ")")
                + fits() + ofPools(filter);
        return new RunQuery(more ? rows + " union " + byId(place) + ofPools(filter) : rows, parameters);
    }

    private static String ofPools(RunFilter filter) {
        return filter.agentPools() == null
                ? ""
                : " and exists (select 1 from agent_pool p where p.id = r.agent_pool_id"
                        + " and p.name = any (string_to_array(:pools, ',')))";
    }

    private static String byId(RunPlace place) {
        return "select r.id, r.created_at from run r where r.id = :text and r." + place.column()
                + " = any (string_to_array(:places, ',')) and r.created_at >= :from and r.created_at < :until" + fits();
    }

    private static String fits() {
        return " and r.status = any (string_to_array(:statuses, ','))"
                + " and r.source = any (string_to_array(:sources, ','))"
                + " and r.operation = any (string_to_array(:operations, ','))";
    }

    /** Reads up to {@code most} rows of each stream, newest first: an index has them in this order. */
    private static RunQuery merged(
            RunPlace place, RunFilter filter, List<String> conditions, List<List<String>> streams, long most) {
        var parameters = new HashMap<String, Object>();
        var columns = new ArrayList<String>();
        for (int i = 0; i <= conditions.size(); i++) {
            int column = i;
            parameters.put(
                    "v" + i, streams.stream().map(stream -> stream.get(column)).collect(joining(",")));
            columns.add("string_to_array(:v" + i + ", ',')");
        }
        parameters.put("most", most);
        parameters.put("from", moment(filter.from(), EVER));
        parameters.put("until", moment(filter.until(), NEVER));
        var rows = "select n.id, n.created_at from unnest(" + String.join(", ", columns) + ") as s(v0"
                + (conditions.size() == 1 ? ", v1" : ", v1, v2, v3")
                + ") cross join lateral (select id, created_at from run where " + place.column() + " = s.v0 and "
                + String.join(" and ", conditions)
                + " and created_at >= :from and created_at < :until"
                + " order by created_at desc, id desc limit :most) n";
        return new RunQuery(rows, parameters);
    }

    List<String> ids(JdbcClient database, String order) {
        return database.sql("select id from (" + rows + ") found " + order)
                .params(parameters)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    long count(JdbcClient database, int most) {
        return database.sql("select count(*) from (select 1 from (" + rows + ") found limit " + most + ") counted")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static <E> List<String> names(@Nullable Collection<E> chosen, E[] all, Function<E, String> name) {
        return (chosen == null ? Arrays.asList(all) : chosen)
                .stream().map(name).sorted().toList();
    }

    private static Timestamp moment(@Nullable Instant given, Instant otherwise) {
        return Timestamp.from(given == null ? otherwise : given);
    }
}
