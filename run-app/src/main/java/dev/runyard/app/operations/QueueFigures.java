package dev.runyard.app.operations;

import dev.runyard.persistence.run.PhaseKind;
import dev.runyard.persistence.run.RunFlow;
import dev.runyard.persistence.run.RunStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits and what runs, as the database has it now. Each query reads a partial index, or the part of one, that holds
 * what is not over: none grows with history.
 *
 * @param jobs by plan and apply
 * @param runs how many there are of each status that is not final
 */
record QueueFigures(Map<PhaseKind, Jobs> jobs, Map<RunStatus, Long> runs) {
    /** The figures while the database does not answer: those of nothing. */
    static final QueueFigures UNKNOWN = new QueueFigures(Map.of(), Map.of());

    /**
     * The phases of one kind that are not over.
     *
     * @param waiting for a worker
     * @param oldestSeconds how long the first of those has waited
     * @param held by a worker
     * @param silent those of the held whose worker let its lease run out
     */
    record Jobs(long waiting, double oldestSeconds, long held, long silent) {
        static final Jobs NONE = new Jobs(0, 0, 0, 0);
    }

    static QueueFigures read(JdbcClient jdbc) {
        Map<PhaseKind, Jobs> jobs = new EnumMap<>(PhaseKind.class);
        for (PhaseKind kind : PhaseKind.values()) {
            jobs.put(kind, Jobs.NONE);
        }
        jdbc.sql("""
                select phase_kind, count(*) filter (where status = 'queued') as waiting,
                  coalesce(extract(epoch from clock_timestamp() - min(queued_at) filter (where status = 'queued')), 0)
                    as oldest,
                  count(*) filter (where status <> 'queued') as held,
                  count(*) filter (where status <> 'queued' and lease_until < clock_timestamp()) as silent
                from (
                  select phase_kind, status, queued_at, lease_until from job
                  where status = 'queued' and agent_pool_id is null
                  union all
                  select phase_kind, status, queued_at, lease_until from job
                  where status = 'queued' and agent_pool_id is not null
                  union all
                  select phase_kind, status, queued_at, lease_until from job where status in ('claimed', 'started')
                ) as open group by phase_kind""").query(row -> {
            jobs.put(
                    PhaseKind.valueOf(row.getString("phase_kind").toUpperCase(Locale.ROOT)),
                    new Jobs(
                            row.getLong("waiting"),
                            Math.max(0, row.getDouble("oldest")),
                            row.getLong("held"),
                            row.getLong("silent")));
        });
        return new QueueFigures(jobs, runs(jdbc));
    }

    private static Map<RunStatus, Long> runs(JdbcClient jdbc) {
        Map<RunStatus, Long> runs = new EnumMap<>(RunStatus.class);
        for (RunStatus status : RunStatus.values()) {
            if (!RunFlow.isFinal(status)) {
                runs.put(status, 0L);
            }
        }
        String[] names = runs.keySet().stream().map(RunStatus::wireName).toArray(String[]::new);
        Map<String, RunStatus> byName = new HashMap<>();
        Arrays.stream(RunStatus.values()).forEach(status -> byName.put(status.wireName(), status));
        jdbc.sql("select status, count(*) as number from run where status = any(?) group by status")
                .param(1, names)
                .query(row -> {
                    runs.put(byName.get(row.getString("status")), row.getLong("number"));
                });
        return runs;
    }

    double waiting(PhaseKind kind) {
        return jobs.containsKey(kind) ? jobs.get(kind).waiting() : Double.NaN;
    }

    double oldestSeconds(PhaseKind kind) {
        return jobs.containsKey(kind) ? jobs.get(kind).oldestSeconds() : Double.NaN;
    }

    double held(PhaseKind kind) {
        return jobs.containsKey(kind) ? jobs.get(kind).held() : Double.NaN;
    }

    double silent(PhaseKind kind) {
        return jobs.containsKey(kind) ? jobs.get(kind).silent() : Double.NaN;
    }

    double runs(RunStatus status) {
        return runs.containsKey(status) ? runs.get(status) : Double.NaN;
    }
}
