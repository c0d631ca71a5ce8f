-- The keys that an organization uses.
create table tag (
    id text primary key,
    organization_id text not null references organization on delete cascade,
    key text not null,
    created_at timestamptz not null,
    unique (organization_id, key)
);

-- What is tagged: a workspace, or a project, whose workspaces inherit it. A tag that is a key alone has an empty value.
create table tag_binding (
    id text primary key,
    version bigint not null,
    organization_id text not null,
    workspace_id text references workspace on delete cascade,
    project_id text references project on delete cascade,
    key text not null,
    value text not null,
    created_at timestamptz not null,
    foreign key (organization_id, key) references tag (organization_id, key),
    unique (workspace_id, key),
    unique (project_id, key),
    check (num_nonnulls(workspace_id, project_id) = 1)
);
-- Who has a tag, and how many have it.
create index tag_binding_key on tag_binding (organization_id, key, value, workspace_id);
create index tag_binding_value on tag_binding (organization_id, value, workspace_id) where value <> '';

-- The tags that hold for workspaces: their own, and those of their project whose keys they do not have themselves.
create view effective_tag_binding as
    select id, organization_id, workspace_id, key, value, created_at, null::text as inherited_from
    from tag_binding where workspace_id is not null
    union all
    select b.id, b.organization_id, w.id, b.key, b.value, b.created_at, b.project_id
    from tag_binding b join workspace w on w.project_id = b.project_id
    where not exists (select 1 from tag_binding own where own.workspace_id = w.id and own.key = b.key);
