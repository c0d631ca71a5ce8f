-- Workers as they tell of themselves with their claims. Whether one is busy is in the jobs that it holds.
create table worker (
    id text primary key,
    -- Null for those that take the jobs of every organization.
    agent_pool_id text references agent_pool on delete cascade,
    name text not null,
    version text not null,
    concurrency integer not null,
    -- key=value, separated by commas
    labels text not null,
    address text not null,
    -- How it ended, when it said goodbye and was not heard since.
    ended text check (ended in ('exited', 'errored')),
    created_at timestamptz not null,
    last_ping_at timestamptz not null
);
create index worker_of_pool on worker (agent_pool_id, created_at, id);
create index worker_silent on worker (last_ping_at);

alter table job add column worker_id text;
create index job_of_worker on job (worker_id) where status in ('claimed', 'started');
