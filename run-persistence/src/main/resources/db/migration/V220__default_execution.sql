-- Where runs execute may be said for an organization, a project or a workspace. Each row holds what is in effect for it:
-- a project without its own follows its organization, a workspace without its own its project.
alter table organization
    add column default_execution_mode text not null default 'remote'
        check (default_execution_mode in ('remote', 'local', 'agent')),
    add column default_agent_pool_id text references agent_pool,
    add constraint organization_of_agents check ((default_execution_mode = 'agent') = (default_agent_pool_id is not null));
create index organization_default_agent_pool on organization (default_agent_pool_id) where default_agent_pool_id is not null;

alter table project
    add column overwrites_execution boolean not null default false,
    add column default_execution_mode text not null default 'remote'
        check (default_execution_mode in ('remote', 'local', 'agent')),
    add column default_agent_pool_id text references agent_pool,
    add constraint project_of_agents check ((default_execution_mode = 'agent') = (default_agent_pool_id is not null));
create index project_default_agent_pool on project (default_agent_pool_id) where default_agent_pool_id is not null;

-- Until now remote was what nobody had to say.
alter table workspace add column overwrites_execution boolean not null default false;
update workspace set overwrites_execution = true where execution_mode <> 'remote';
