package dev.runyard.persistence.job;

import dev.runyard.persistence.agentpool.AgentPoolId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The order in which jobs are claimed.
 *
 * <p>An organization whose jobs wait is served before others that hold more workers than it does. Between those that hold
 * as many, they take turns: an organization's next turn is the one after its last, or the present one when it had
 * none for a while, so that nobody saves turns up. In one turn, and in one organization, applies go before plans before
 * speculative plans, and then whatever waits longest. An apply may take its organization's next turn in advance. So an
 * organization that holds no worker waits for two jobs of each other one at most, however many these have queued.
 *
 * <p>An organization at its ceiling (its own, else {@code ceiling}) is passed over until a job of its ends.
 *
 * <p>All this is about the server's workers, which all organizations share. Jobs of agent pools stand outside: they wait for
 * agents of their organization's own, take no turns, and count under no ceiling.
 */
public interface JobTurns extends Repository<Job, JobId> {
    /** The organizations with jobs that wait, found by hopping through the index: queues may be long. */
    String WAITING = """
            with recursive waiting as (
              (select organization_id from job where status = 'queued' and agent_pool_id is null
               order by organization_id limit 1)
              union all
              select (select later.organization_id from job later
                      where later.status = 'queued' and later.agent_pool_id is null
                        and later.organization_id > waiting.organization_id
                      order by later.organization_id limit 1)
              from waiting where waiting.organization_id is not null
            )""";

    /** The turn that is being taken; what an apply took in advance does not count. */
    String PRESENT = """
            , present as (
              select greatest(0,
                (select max(turn) from job where phase_kind = 'plan'),
                (select max(turn) - 1 from job where phase_kind = 'apply')) as turn
            )""";

    /** The organizations that may be served, in that order. */
    String RANKED = WAITING + PRESENT + """
            , ranked as materialized (
              select waiting.organization_id as organization, upcoming.turn as turn
              from waiting
              cross join present
              join organization on organization.id = waiting.organization_id
              cross join lateral (
                select greatest(present.turn, max(job.turn) + 1) as turn
                from job where job.organization_id = waiting.organization_id) as upcoming
              cross join lateral (
                select job.priority, job.queued_at, job.id, case job.phase_kind when 'apply' then 1 else 0 end as advance
                from job where job.organization_id = waiting.organization_id and job.status = 'queued'
                  and job.agent_pool_id is null
                order by job.priority, job.queued_at, job.id limit 1) as head
              cross join lateral (
                select count(*) as number from job
                where job.organization_id = waiting.organization_id and job.status in ('claimed', 'started')
                  and job.agent_pool_id is null) as held
              where held.number < coalesce(organization.runs_ceiling, :ceiling)
              order by held.number, greatest(present.turn, upcoming.turn - head.advance),
                head.priority, head.queued_at, head.id
            )
            """;

    /** Each waiting job with its place in the order of claims, if none of the present holders ended before. */
    String PLACED = WAITING + PRESENT + """
            , standing as (
              select waiting.organization_id, greatest(present.turn, last.turn + 1) as turn, present.turn as present,
                held.number as held, coalesce(organization.runs_ceiling, :ceiling) as ceiling
              from waiting
              cross join present
              join organization on organization.id = waiting.organization_id
              cross join lateral (
                select max(job.turn) as turn from job where job.organization_id = waiting.organization_id) as last
              cross join lateral (
                select count(*) as number from job
                where job.organization_id = waiting.organization_id and job.status in ('claimed', 'started')
                  and job.agent_pool_id is null) as held
            ), queued as (
              select job.run_id, job.organization_id, job.priority, job.queued_at, job.id,
                case job.phase_kind when 'apply' then 1 else 0 end as advance,
                row_number() over (
                  partition by job.organization_id order by job.priority, job.queued_at, job.id) - 1 as before
              from job where job.status = 'queued' and job.agent_pool_id is null
            ), placed as (
              select queued.run_id, row_number() over (
                order by standing.held + queued.before >= standing.ceiling, standing.held + queued.before,
                  greatest(standing.present, standing.turn + queued.before - queued.advance),
                  queued.priority, queued.queued_at, queued.id) as place
              from queued join standing on standing.organization_id = queued.organization_id
              union all
              select job.run_id, row_number() over (
                partition by job.agent_pool_id order by job.priority, job.queued_at, job.id)
              from job where job.status = 'queued' and job.agent_pool_id is not null
            )
            """;

    /** A name for locks of our own: one organization's claims go one after another, so that its ceiling holds. */
    String LOCK = "(135, hashtext(organization))";

    /**
     * The organization whose turn it is, its claims locked for this transaction; passes over those whose claims another
     * transaction has locked.
     */
    @Query(
            value = RANKED + "select organization, turn from ranked where pg_try_advisory_xact_lock" + LOCK
                    + " limit 1",
            nativeQuery = true)
    Optional<Turn> tryNext(int ceiling);

    /** As {@link #tryNext}, but waits for the lock: for a claim that found all organizations busy, and holds none. */
    @Query(
            value = RANKED + "select organization, turn, cast(pg_advisory_xact_lock" + LOCK
                    + " as text) as locked from (select * from ranked limit 1) as best",
            nativeQuery = true)
    Optional<Turn> awaitNext(int ceiling);

    /** Takes the first waiting job of an organization for this transaction, unless it is at its ceiling. */
    @Query(
            value = "select * from job where organization_id = :organization and status = 'queued'"
                    + " and agent_pool_id is null"
                    + " and (select count(*) from job held where held.organization_id = :organization"
                    + " and held.status in ('claimed', 'started') and held.agent_pool_id is null) < coalesce("
                    + "(select runs_ceiling from organization where id = :organization), :ceiling)"
                    + " order by priority, queued_at, id limit 1 for update skip locked",
            nativeQuery = true)
    Optional<Job> first(String organization, int ceiling);

    /** Takes the first waiting job of an agent pool for this transaction. */
    @Query(
            value = "select * from job where agent_pool_id = :pool and status = 'queued'"
                    + " order by priority, queued_at, id limit 1 for update skip locked",
            nativeQuery = true)
    Optional<Job> firstOf(AgentPoolId pool);

    /**
     * For those of the runs whose phase waits for a worker: the how-manieth it is of all that wait for the server's
     * workers, or for the agents of its pool.
     */
    @Query(value = PLACED + "select run_id as run, place from placed where run_id in (:runs)", nativeQuery = true)
    List<Place> places(Collection<String> runs, int ceiling);

    /**
     * The runs of an organization that are not over: what executes, what a worker has but has not started, what waits for a
     * worker in the order of claims, what waits for people, and what waits for its turn in a workspace.
     */
    @Query(
            value = PLACED + "select run.id from run left join placed on placed.run_id = run.id"
                    + " where run.organization_id = :organization and run.status in ('pending', 'plan_queued',"
                    + " 'planning', 'planned', 'confirmed', 'apply_queued', 'applying')"
                    + " order by case when run.status in ('planning', 'applying') then 0"
                    + " when placed.place is not null then 2 when run.status in ('plan_queued', 'apply_queued') then 1"
                    + " when run.status = 'planned' then 3 else 4 end,"
                    + " placed.place, run.created_at, run.queue_position, run.id limit :limit offset :offset",
            nativeQuery = true)
    List<String> queue(String organization, int ceiling, int limit, long offset);

    /** Those of the organizations that have no room for another job under their ceiling. */
    @Query(
            value = "select organization.id from organization where organization.id in (:organizations)"
                    + " and (select count(*) from job where job.organization_id = organization.id"
                    + " and job.status in ('claimed', 'started') and job.agent_pool_id is null)"
                    + " >= coalesce(organization.runs_ceiling, :ceiling)",
            nativeQuery = true)
    List<String> full(Collection<String> organizations, int ceiling);

    /** An organization that may be served, and the turn it takes by that. */
    interface Turn {
        String getOrganization();

        long getTurn();
    }

    /** The place of a run among those that wait for a worker, counted from 1. */
    interface Place {
        String getRun();

        int getPlace();
    }
}
