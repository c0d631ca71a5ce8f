-- Workers of an organization's own, for the workspaces that may use them.
create table agent_pool (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    name text not null,
    -- Whether all workspaces may use it, whatever is listed as allowed.
    organization_scoped boolean not null,
    created_at timestamptz not null,
    unique (organization_id, name)
);

create table agent_pool_workspace (
    agent_pool_id text not null references agent_pool on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    -- Whether it may not use the pool, though others like it may.
    excluded boolean not null,
    primary key (agent_pool_id, excluded, workspace_id)
);
create index agent_pool_workspace_of on agent_pool_workspace (workspace_id);

create table agent_pool_project (
    agent_pool_id text not null references agent_pool on delete cascade,
    project_id text not null references project on delete cascade,
    primary key (agent_pool_id, project_id)
);
create index agent_pool_project_of on agent_pool_project (project_id);

alter table token add column agent_pool_id text references agent_pool on delete cascade;
alter table token drop constraint token_kind_check;
alter table token add constraint token_kind_check check (kind in ('user', 'team', 'organization', 'worker', 'agent'));
alter table token add constraint token_of_agents check ((kind = 'agent') = (agent_pool_id is not null));
create index token_agent_pool on token (agent_pool_id) where agent_pool_id is not null;

alter table workspace add column agent_pool_id text references agent_pool;
alter table workspace drop constraint workspace_execution_mode_check;
alter table workspace add constraint workspace_execution_mode_check check (execution_mode in ('remote', 'local', 'agent'));
alter table workspace add constraint workspace_of_agents check ((execution_mode = 'agent') = (agent_pool_id is not null));
create index workspace_agent_pool on workspace (agent_pool_id) where agent_pool_id is not null;

-- What a run was bound to stays, whatever becomes of the pool: no worker of anybody else may ever take it. Hence no foreign keys.
alter table run add column agent_pool_id text;
alter table job add column agent_pool_id text;

create index run_agent_pool on run (agent_pool_id) where agent_pool_id is not null and status in ('pending', 'plan_queued',
    'planning', 'planned', 'planned_and_saved', 'confirmed', 'apply_queued', 'applying');

-- What waits for the server's workers, and what waits for those of a pool. A claim of the one does not see the other.
drop index job_ready;
create index job_ready on job (organization_id, priority, queued_at, id) where status = 'queued' and agent_pool_id is null;
create index job_ready_in_pool on job (agent_pool_id, priority, queued_at, id)
    where status = 'queued' and agent_pool_id is not null;
drop index job_held;
create index job_held on job (organization_id) where status in ('claimed', 'started') and agent_pool_id is null;
