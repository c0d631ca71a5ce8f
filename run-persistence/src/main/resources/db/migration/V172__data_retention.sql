alter table state_version drop constraint state_version_status_check;
alter table state_version add constraint state_version_status_check check (status in
    ('pending', 'finalized', 'discarded', 'backing_data_soft_deleted', 'backing_data_permanently_deleted'));
alter table state_version add column soft_deleted_at timestamptz;
create index state_version_organization_age on state_version (organization_id, created_at) where status = 'finalized';
create index state_version_workspace_age on state_version (workspace_id, created_at) where status = 'finalized';
create index state_version_soft_deleted on state_version (soft_deleted_at) where status = 'backing_data_soft_deleted';

-- Of an organization, or of one of its workspaces.
create table data_retention_policy (
    id text primary key,
    organization_id text not null references organization on delete cascade,
    workspace_id text references workspace on delete cascade,
    -- Null: nothing is ever deleted.
    delete_older_than_days integer
);
create unique index data_retention_policy_organization on data_retention_policy (organization_id)
    where workspace_id is null;
create unique index data_retention_policy_workspace on data_retention_policy (workspace_id)
    where workspace_id is not null;
