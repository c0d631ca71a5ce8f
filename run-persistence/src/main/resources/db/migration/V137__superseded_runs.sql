-- Whether a plan-only run that waits is canceled when a newer one of the same source comes.
alter table organization add column speculative_plan_management boolean not null default false;

-- The newer run by which this one was superseded.
alter table run add column superseded_by text;
-- Plan-only runs that wait for a worker.
create index run_outdated on run (workspace_id, created_at)
    where plan_only and status in ('pending', 'plan_queued');
