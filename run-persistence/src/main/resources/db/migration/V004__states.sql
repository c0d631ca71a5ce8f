create table state_version (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    run_id text references run on delete set null,
    serial bigint not null,
    lineage text,
    md5 text,
    intermediate boolean not null,
    recovery boolean not null,
    status text not null check (status in ('pending', 'finalized', 'discarded')),
    size bigint not null,
    resource_count integer not null,
    terraform_version text,
    blob text,
    json_blob text,
    actor_kind text not null,
    actor_id text,
    created_at timestamptz not null,
    finalized_at timestamptz
);
create index state_version_workspace on state_version (workspace_id, created_at desc, id desc);
create index state_version_pending on state_version (workspace_id) where status = 'pending';
create index state_version_run on state_version (run_id) where run_id is not null;
create index state_version_blob on state_version (blob) where blob is not null;
create index state_version_json_blob on state_version (json_blob) where json_blob is not null;

create table state_version_output (
    id text primary key,
    version bigint not null,
    state_version_id text not null references state_version on delete cascade,
    name text not null,
    sensitive boolean not null,
    type text not null,
    detailed_type text not null,
    sealed_value bytea not null,
    unique (state_version_id, name)
);
