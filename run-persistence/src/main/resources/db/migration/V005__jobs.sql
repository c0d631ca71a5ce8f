create table job (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    run_id text not null references run on delete cascade,
    phase_id text not null unique references phase on delete cascade,
    phase_kind text not null check (phase_kind in ('plan', 'apply')),
    priority integer not null,
    status text not null check (status in ('queued', 'claimed', 'started', 'finished')),
    attempt integer not null,
    lease_epoch bigint not null,
    lease_until timestamptz,
    claim_id text unique,
    worker text,
    sandbox text,
    queued_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    silent_since timestamptz
);
create index job_ready on job (priority, queued_at, id) where status = 'queued';
create index job_leased on job (lease_until) where status in ('claimed', 'started');
create index job_run on job (run_id);

-- The last tick of the lease sweep: a gap in it was an outage of ours, and no worker's fault.
create table lease_sweep (
    only_row boolean primary key default true check (only_row),
    ticked_at timestamptz not null
);
insert into lease_sweep (ticked_at) values (now());
