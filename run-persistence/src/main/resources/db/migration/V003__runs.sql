create table run (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    configuration_version_id text not null references configuration_version,
    plan_id text not null unique,
    apply_id text not null unique,
    status text not null check (status in (
        'pending', 'fetching', 'plan_queued', 'planning', 'planned', 'planned_and_finished', 'confirmed',
        'apply_queued', 'applying', 'applied', 'discarded', 'canceled', 'errored')),
    source text not null,
    message text not null,
    auto_apply boolean not null,
    plan_only boolean not null,
    is_destroy boolean not null,
    refresh boolean not null,
    refresh_only boolean not null,
    target_addrs text not null,
    replace_addrs text not null,
    terraform_version text not null,
    queue_position bigint,
    has_changes boolean not null,
    cancel_requested_at timestamptz,
    event_count integer not null,
    actor_kind text not null,
    actor_id text,
    created_at timestamptz not null,
    unique (workspace_id, queue_position)
);
-- Lists of a workspace's runs, newest first; plan-only runs are listed apart.
create index run_workspace on run (workspace_id, plan_only, created_at desc, id desc);
-- The queue: what still waits for its turn.
create index run_waiting on run (workspace_id, queue_position) where status = 'pending';
-- What is going on in an organization.
create index run_active on run (organization_id, created_at, id)
    where status in ('pending', 'plan_queued', 'planning', 'planned', 'confirmed', 'apply_queued', 'applying');
-- One run per configuration version for requests of the CLI, which repeats them.
create unique index run_of_cli on run (configuration_version_id) where source in ('terraform', 'terraform+cloud');
create index run_configuration_version on run (configuration_version_id);

create table run_snapshot (
    id text primary key references run on delete cascade,
    version bigint not null,
    sealed bytea not null
);

create table run_event (
    id text primary key,
    run_id text not null references run on delete cascade,
    number integer not null,
    action text not null,
    from_status text not null,
    to_status text not null,
    actor_kind text not null,
    actor_id text,
    description text,
    created_at timestamptz not null,
    unique (run_id, number)
);

create table comment (
    id text primary key,
    version bigint not null,
    run_id text not null references run on delete cascade,
    body text not null,
    actor_kind text not null,
    actor_id text,
    created_at timestamptz not null
);
create index comment_run on comment (run_id, created_at, id);

create table phase (
    id text primary key,
    version bigint not null,
    run_id text not null references run on delete cascade,
    kind text not null check (kind in ('plan', 'apply')),
    status text not null check (status in (
        'pending', 'queued', 'running', 'finished', 'errored', 'canceled', 'unreachable')),
    resource_additions integer not null,
    resource_changes integer not null,
    resource_destructions integer not null,
    resource_imports integer not null,
    artifact_blob text,
    json_blob text,
    queued_at timestamptz,
    started_at timestamptz,
    ended_at timestamptz,
    unique (run_id, kind)
);
create index phase_artifact_blob on phase (artifact_blob) where artifact_blob is not null;
create index phase_json_blob on phase (json_blob) where json_blob is not null;
