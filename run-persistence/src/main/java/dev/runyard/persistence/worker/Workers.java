package dev.runyard.persistence.worker;

import static java.util.stream.Collectors.toMap;

import dev.runyard.persistence.agentpool.AgentPoolId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All workers. One that holds a job is heard by that job's lease, so that it need not be written down for each sign of life; and by
 * its claims else.
 */
@Component
public final class Workers {
    /** Of a pool, or of none: claims of further ones are served, but they are not listed. */
    public static final int MOST = 10_000;

    private static final String SHOWN = """
            select w.*, heard.at as heard_at, held.number as jobs,
              case when w.ended is not null then w.ended
                when heard.at < clock_timestamp() - interval '60 seconds' then 'unknown'
                when held.number > 0 then 'busy' else 'idle' end as status
            from worker w
            cross join lateral (
              select count(*) as number, max(job.lease_until) as until from job
              where job.worker_id = w.id and job.agent_pool_id is not distinct from w.agent_pool_id
                and job.status in ('claimed', 'started') and job.lease_until > clock_timestamp()) as held
            cross join lateral (
              select least(clock_timestamp(), greatest(w.last_ping_at, held.until - make_interval(secs => :lease)))
                as at) as heard
            """;

    private static final String OF_POOL =
            " where w.agent_pool_id is not distinct from cast(:pool as text) and heard.at >= :since";

    private final JdbcClient jdbc;

    Workers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes down that a worker was heard. Nothing is, when its id is that of a worker of another pool, or there are too many. */
    public void heard(WorkerId id, @Nullable AgentPoolId pool, WorkerProfile told) {
        jdbc.sql("""
                insert into worker (id, agent_pool_id, name, version, concurrency, labels, address, created_at, last_ping_at)
                select :id, :pool, :name, :version, :concurrency, :labels, :address, clock_timestamp(), clock_timestamp()
                where exists (select 1 from worker where id = :id)
                  or (select count(*) from worker where agent_pool_id is not distinct from cast(:pool as text)) < :most
                on conflict (id) do update set name = :name, version = :version, concurrency = :concurrency,
                  labels = :labels, address = :address, ended = null, last_ping_at = clock_timestamp()
                where worker.agent_pool_id is not distinct from excluded.agent_pool_id
                """)
                .param("id", id.value())
                .param("pool", text(pool))
                .param("name", told.name())
                .param("version", told.version())
                .param("concurrency", told.concurrency())
                .param("labels", told.labelText())
                .param("address", told.address())
                .param("most", MOST)
                .update();
    }

    /** Takes down how a worker ended. */
    public void ended(WorkerId id, @Nullable AgentPoolId pool, WorkerStatus how) {
        jdbc.sql("update worker set ended = :how, last_ping_at = clock_timestamp()"
                        + " where id = :id and agent_pool_id is not distinct from cast(:pool as text)")
                .param("how", how.wireName())
                .param("id", id.value())
                .param("pool", text(pool))
                .update();
    }

    /** Returns those of the workers that exist. */
    public List<Worker> find(Collection<String> ids, Duration lease) {
        return ids.isEmpty()
                ? List.of()
                : shown(lease, " where w.id in (:ids)")
                        .param("ids", ids)
                        .query(Workers::row)
                        .list();
    }

    /** Locks a worker until the transaction ends. */
    public Optional<Worker> lock(WorkerId id, Duration lease) {
        return shown(lease, " where w.id = :id for update of w")
                .param("id", id.value())
                .query(Workers::row)
                .optional();
    }

    /**
     * Returns workers of a pool, or of none.
     *
     * @param since those heard at this moment or later
     * @param newestFirst in the order in which they were heard first, or the other way round
     */
    public List<Worker> of(
            @Nullable AgentPoolId pool, Instant since, boolean newestFirst, Duration lease, int size, long offset) {
        String order = newestFirst ? " order by w.created_at desc, w.id desc" : " order by w.created_at, w.id";
        return shown(lease, OF_POOL + order + " limit :size offset :offset")
                .param("pool", text(pool))
                .param("since", Timestamp.from(since))
                .param("size", size)
                .param("offset", offset)
                .query(Workers::row)
                .list();
    }

    /** Counts the workers of such a list. */
    public long count(@Nullable AgentPoolId pool, Instant since, Duration lease) {
        return jdbc.sql("select count(*) from (" + SHOWN + OF_POOL + ") listed")
                .param("lease", lease.toSeconds())
                .param("pool", text(pool))
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    /** Counts the workers of pools that have not ended, as far as is known. */
    public Map<String, Long> present(Collection<String> pools) {
        return pools.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select agent_pool_id, count(*) as number from worker"
                                + " where agent_pool_id in (:pools) and ended is null group by agent_pool_id")
                        .param("pools", pools)
                        .query((row, number) -> Map.entry(row.getString("agent_pool_id"), row.getLong("number")))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void delete(WorkerId id) {
        jdbc.sql("delete from worker where id = :id").param("id", id.value()).update();
    }

    /** Deletes workers that were not heard for so long. */
    public void deleteSilentFor(Duration time) {
        jdbc.sql("delete from worker where last_ping_at < clock_timestamp() - make_interval(secs => :seconds)")
                .param("seconds", time.toSeconds())
                .update();
    }

    private JdbcClient.StatementSpec shown(Duration lease, String which) {
        return jdbc.sql(SHOWN + which).param("lease", lease.toSeconds());
    }

    private static @Nullable String text(@Nullable AgentPoolId pool) {
        return pool == null ? null : pool.value();
    }

    private static Worker row(ResultSet row, int number) throws SQLException {
        var pool = row.getString("agent_pool_id");
        return new Worker(
                new WorkerId(row.getString("id")),
                pool == null ? null : new AgentPoolId(pool),
                new WorkerProfile(
                        row.getString("name"),
                        row.getString("version"),
                        row.getInt("concurrency"),
                        WorkerProfile.labels(row.getString("labels")),
                        row.getString("address")),
                WorkerStatus.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                row.getInt("jobs"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("heard_at", OffsetDateTime.class).toInstant());
    }
}
