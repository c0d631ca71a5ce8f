create table variable_set (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    -- The owner, when it is not the organization.
    project_id text references project on delete cascade,
    name text not null,
    description text not null,
    is_global boolean not null,
    priority boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (project_id is null or not is_global)
);
create unique index variable_set_name on variable_set (organization_id, coalesce(project_id, ''), name);
-- Lists are in the order of names.
create index variable_set_list on variable_set (organization_id, name, id);
create index variable_set_owner on variable_set (project_id) where project_id is not null;
create index variable_set_global on variable_set (organization_id) where is_global;

create table variable_set_workspace (
    variable_set_id text not null references variable_set on delete cascade,
    workspace_id text not null references workspace on delete cascade,
    primary key (variable_set_id, workspace_id)
);
create index variable_set_workspace_sets on variable_set_workspace (workspace_id);

create table variable_set_project (
    variable_set_id text not null references variable_set on delete cascade,
    project_id text not null references project on delete cascade,
    primary key (variable_set_id, project_id)
);
create index variable_set_project_sets on variable_set_project (project_id);

-- A variable belongs to a workspace or to a set.
alter table variable alter column workspace_id drop not null;
alter table variable add column variable_set_id text references variable_set on delete cascade;
alter table variable add constraint variable_owner check (num_nonnulls(workspace_id, variable_set_id) = 1);
create unique index variable_of_set on variable (variable_set_id, category, key) where variable_set_id is not null;
create index variable_list on variable (organization_id, created_at, id) where workspace_id is not null;
