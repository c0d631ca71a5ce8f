package dev.runyard.app.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A long history. What one real run has left in the tables is copied as often as is wanted, under other ids and dates; so
 * the copies are as large, and as whole, as what they are copied from.
 *
 * <p>Only snapshots are missing: they are sealed for their run, and a run without one has no variables. A tenth of the runs belongs to one workspace; a fifth is plan-only.
 */
final class Seed {
    private static final String WORKSPACE = "'ws-' || substr(md5('w' || %s), 1, 16)";
    private static final String CONFIGURATION = "'cv-' || substr(md5('c' || %s), 1, 16)";
    private static final String RUN = "'run-' || substr(md5('r' || i), 1, 16)";
    private static final String PHASE =
            "case t.%s when 'plan' then 'plan-' else 'apply-' end || substr(md5('r' || i), 1, 16)";

    /** Other tables refer to these, so their keys stay while they are filled. */
    private static final List<String> REFERRED_TO = List.of("workspace", "configuration_version", "run", "phase");

    private static final List<String> LEAVES = List.of("run_event", "job", "phase_log");

    private final Connection database;
    private final int runs;
    private final String home;

    private Seed(Connection database, int runs, int workspaces) {
        this.database = database;
        this.runs = runs;
        this.home = "(case when i %% 10 = 0 then 0 else i %% %d end)".formatted(workspaces);
    }

    /** Fills a database in which one run has been applied in one workspace. */
    static void fill(Connection database, int runs, int workspaces) throws SQLException {
        Seed seed = new Seed(database, runs, workspaces);
        seed.execute("set session_replication_role = replica");
        seed.execute("set synchronous_commit = off");
        seed.execute("set maintenance_work_mem = '512MB'");
        List<String> later = seed.dropIndexes();
        seed.spaces(workspaces);
        seed.history();
        for (String statement : later) {
            seed.execute(statement);
        }
        seed.execute("update workspace w set run_count = c.runs, plan_only_run_count = c.plan_only from (select"
                + " workspace_id, count(*) filter (where not plan_only) as runs, count(*) filter (where plan_only) as"
                + " plan_only from run group by workspace_id) c where c.workspace_id = w.id");
        seed.execute("vacuum analyze");
    }

    /** The ids of some of the runs, from the whole of the history. */
    static List<String> someRuns(Connection database, int runs) throws SQLException {
        return column(
                database,
                "select " + RUN + " from generate_series(1, " + runs + ", greatest(1, " + runs + " / 1000)) as i");
    }

    /** The id of a workspace; the first is the one with the long history. */
    static List<String> workspaces(Connection database, int number) throws SQLException {
        return column(
                database, "select " + WORKSPACE.formatted("i") + " from generate_series(0, " + (number - 1) + ") as i");
    }

    private void spaces(int workspaces) throws SQLException {
        String numbers = "generate_series(0, " + (workspaces - 1) + ")";
        copy(
                "workspace",
                numbers,
                Map.of(
                        "id", WORKSPACE.formatted("i"),
                        "name", "'seeded-' || i",
                        "current_run_id", "null",
                        "queue_counter", "10000000",
                        "current_configuration_version_id", CONFIGURATION.formatted("i"),
                        "created_at", "now() - interval '1 year' + i * interval '1 second'"));
        copy(
                "configuration_version",
                numbers,
                Map.of(
                        "id", CONFIGURATION.formatted("i"),
                        "workspace_id", WORKSPACE.formatted("i"),
                        "created_at", "now() - interval '1 year' + i * interval '1 second'"));
    }

    private void history() throws SQLException {
        String numbers = "generate_series(1, " + runs + ")";
        String at = "now() - (" + runs + " - i) * interval '30 seconds'";
        copy(
                "run",
                numbers,
                Map.of(
                        "id", RUN,
                        "workspace_id", WORKSPACE.formatted(home),
                        "configuration_version_id", CONFIGURATION.formatted(home),
                        "plan_id", "'plan-' || substr(md5('r' || i), 1, 16)",
                        "apply_id", "'apply-' || substr(md5('r' || i), 1, 16)",
                        "plan_only", "i % 5 = 1",
                        "status",
                                "case when i % 5 = 1 then 'planned_and_finished' when i % 20 = 3 then 'errored' else t.status end",
                        "queue_position", "case when i % 5 = 1 then null else i end",
                        "created_at", at));
        copy("phase", numbers, Map.of("id", PHASE.formatted("kind"), "run_id", RUN, "queued_at", at));
        copy(
                "run_event",
                numbers,
                Map.of("id", "'re-' || substr(md5(t.number || 'e' || i), 1, 16)", "run_id", RUN, "created_at", at));
        copy(
                "job",
                numbers,
                Map.of(
                        "id",
                        "'job-' || substr(md5(t.phase_kind || i), 1, 16)",
                        "run_id",
                        RUN,
                        "workspace_id",
                        WORKSPACE.formatted(home),
                        "phase_id",
                        PHASE.formatted("phase_kind"),
                        "claim_id",
                        "t.phase_kind || i",
                        "turn",
                        "i",
                        "queued_at",
                        at));
        copy(
                "phase_log",
                numbers,
                Map.of(
                        "id", "split_part(t.id, '-', 1) || '-' || substr(md5('r' || i), 1, 16)",
                        "blob", "coalesce(t.blob, 'none')"));
    }

    /** Copies all rows that the table has now, for each number {@code i}; {@code changes} are SQL, {@code t} is the row. */
    private void copy(String table, String numbers, Map<String, String> changes) throws SQLException {
        List<String> columns = column(
                database,
                "select column_name from information_schema.columns where table_schema = 'public' and is_generated ="
                        + " 'NEVER' and table_name = '" + table + "'");
        String values = columns.stream()
                .map(column -> changes.getOrDefault(column, "t." + column))
                .collect(Collectors.joining(", "));
        execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + values
                + " from (select * from " + table + ") as t cross join " + numbers + " as i");
    }

    /** Returns what makes them again: filled one by one, they would take most of the time. */
    private List<String> dropIndexes() throws SQLException {
        var again = new ArrayList<String>();
        for (String table : LEAVES) {
            String constraints =
                    " from pg_constraint where conrelid = '" + table + "'::regclass and contype in ('p', 'u')";
            again.addAll(column(
                    database,
                    "select 'alter table " + table + " add constraint ' || conname || ' ' || pg_get_constraintdef(oid)"
                            + constraints));
            for (String name : column(database, "select conname" + constraints)) {
                execute("alter table " + table + " drop constraint " + name);
            }
        }
        for (String table : concat(LEAVES, REFERRED_TO)) {
            String indexes = " from pg_index where indrelid = '" + table
                    + "'::regclass and not exists (select from pg_constraint where conindid = indexrelid)";
            again.addAll(column(database, "select pg_get_indexdef(indexrelid)" + indexes));
            for (String name : column(database, "select indexrelid::regclass::text" + indexes)) {
                execute("drop index " + name);
            }
        }
        return again;
    }

    private static List<String> concat(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(Connection database, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
