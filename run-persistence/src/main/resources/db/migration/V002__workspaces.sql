create table workspace (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    project_id text not null references project,
    name text not null,
    description text,
    execution_mode text not null check (execution_mode in ('remote', 'local')),
    terraform_version text not null,
    working_directory text not null,
    auto_apply boolean not null,
    allow_destroy_plan boolean not null,
    speculative_enabled boolean not null,
    queue_all_runs boolean not null,
    global_remote_state boolean not null,
    source_name text,
    source_url text,
    lock_kind text,
    lock_owner text,
    lock_reason text,
    locked_at timestamptz,
    current_run_id text,
    latest_run_id text,
    queue_counter bigint not null,
    current_state_version_id text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index workspace_name on workspace (organization_id, lower(name));
create index workspace_project on workspace (project_id);

create table variable (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    key text not null,
    sealed_value bytea not null,
    description text not null,
    category text not null check (category in ('terraform', 'env')),
    hcl boolean not null,
    sensitive boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (workspace_id, category, key)
);

create table configuration_version (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    status text not null check (status in ('pending', 'fetching', 'uploaded', 'archived', 'errored')),
    source text not null,
    auto_queue_runs boolean not null,
    speculative boolean not null,
    blob text,
    digest text,
    error_message text,
    actor_kind text not null,
    actor_id text,
    created_at timestamptz not null,
    uploaded_at timestamptz
);
create index configuration_version_workspace on configuration_version (workspace_id, created_at desc, id desc);
create index configuration_version_blob on configuration_version (blob) where blob is not null;
