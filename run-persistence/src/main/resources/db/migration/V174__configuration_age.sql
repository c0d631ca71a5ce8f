create index configuration_version_organization_age on configuration_version (organization_id, created_at)
    where status = 'uploaded';
create index configuration_version_workspace_age on configuration_version (workspace_id, created_at)
    where status = 'uploaded';
