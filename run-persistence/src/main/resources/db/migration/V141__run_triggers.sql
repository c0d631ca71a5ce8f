alter table workspace
    add column auto_apply_run_trigger boolean not null default false,
    -- The run at the front of the queue, which HCP Terraform calls the current one: who holds the workspace, else who waits
    -- first, else who was there last.
    add column front_run_id text,
    add column front_run_status text,
    add column front_run_created_at timestamptz,
    -- When the current state came; the workspace's own beginning while there is none.
    add column latest_change_at timestamptz,
    -- How the past 30 runs that applied or failed went.
    add column performance text not null default '';

update workspace w set latest_change_at = coalesce(
    (select s.created_at from state_version s where s.id = w.current_state_version_id), w.created_at);
alter table workspace alter column latest_change_at set not null;
update workspace w set front_run_id = r.id, front_run_status = r.status, front_run_created_at = r.created_at
    from run r where r.id = coalesce(w.current_run_id, w.latest_run_id);

create index workspace_front_run on workspace (organization_id, front_run_status);
create table run_trigger (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    sourceable_id text not null references workspace on delete cascade,
    created_at timestamptz not null,
    unique (workspace_id, sourceable_id),
    check (workspace_id <> sourceable_id)
);
create index run_trigger_inbound on run_trigger (workspace_id, created_at, id);
create index run_trigger_outbound on run_trigger (sourceable_id, id);
create index run_trigger_organization on run_trigger (organization_id);

-- Runs that another run's apply has made: one for each workspace that the apply was to reach.
create table triggered_run (
    id text primary key references run on delete cascade,
    version bigint not null,
    workspace_id text not null references workspace on delete cascade,
    source_run_id text not null,
    created_at timestamptz not null,
    unique (source_run_id, workspace_id)
);
create index triggered_run_workspace on triggered_run (workspace_id);
