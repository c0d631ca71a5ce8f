-- Keys that an organization wants people to use.
create table reserved_tag_key (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    key text not null,
    -- Whether a workspace may have no such tag of its own where its project has one.
    disable_overrides boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (organization_id, key)
);
