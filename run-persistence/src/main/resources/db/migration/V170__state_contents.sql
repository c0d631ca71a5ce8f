-- What was read out of a state when it came: both are JSON, sealed.
create table state_version_content (
    id text primary key references state_version on delete cascade,
    version bigint not null,
    sealed_summary bytea not null,
    sealed_resources bytea not null
);

-- States that came before the table above; a sweep reads them once.
create table state_version_backlog (
    state_version_id text primary key references state_version on delete cascade
);
insert into state_version_backlog (state_version_id) select id from state_version where status = 'finalized';

-- The resource instances in the present state of each workspace.
create table workspace_resource (
    id text primary key,
    workspace_id text not null references workspace on delete cascade,
    address text not null,
    name text not null,
    module text not null,
    provider text not null,
    provider_type text not null,
    name_index text,
    digest text not null,
    state_version_id text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
-- Addresses can be longer than an index takes.
create index workspace_resource_address on workspace_resource (workspace_id, left(address, 255), id);
