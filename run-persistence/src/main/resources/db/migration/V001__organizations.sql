create table users (
    id text primary key,
    version bigint not null,
    username text not null,
    email text not null,
    site_admin boolean not null,
    created_at timestamptz not null
);
create unique index users_username on users (lower(username));
create unique index users_email on users (lower(email));

create table organization (
    id text primary key,
    version bigint not null,
    name text not null,
    email text not null,
    default_project_id text not null,
    allow_force_delete_workspaces boolean not null,
    created_at timestamptz not null
);
-- Names are told apart as HCP Terraform does it: without regard to case.
create unique index organization_name on organization (lower(name));

create table project (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    name text not null,
    description text not null,
    created_at timestamptz not null
);
create unique index project_name on project (organization_id, lower(name));

create table team (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    name text not null,
    created_at timestamptz not null,
    unique (organization_id, name)
);

create table team_member (
    team_id text not null references team on delete cascade,
    user_id text not null references users on delete cascade,
    primary key (team_id, user_id)
);
create index team_member_user on team_member (user_id);

create table organization_membership (
    id text primary key,
    version bigint not null,
    organization_id text not null references organization on delete cascade,
    user_id text not null references users on delete cascade,
    status text not null check (status in ('active', 'invited')),
    created_at timestamptz not null,
    unique (organization_id, user_id)
);
create index organization_membership_user on organization_membership (user_id);

create table token (
    id text primary key,
    version bigint not null,
    kind text not null check (kind in ('user', 'team', 'organization', 'worker')),
    hash text not null unique,
    user_id text references users on delete cascade,
    organization_id text references organization on delete cascade,
    team_id text references team on delete cascade,
    description text not null,
    actor_kind text not null,
    actor_id text,
    created_at timestamptz not null,
    last_used_at timestamptz,
    expires_at timestamptz
);
create index token_user on token (user_id);
create index token_organization on token (organization_id);
create index token_team on token (team_id);
