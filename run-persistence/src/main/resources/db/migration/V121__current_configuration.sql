alter table configuration_version add column provisional boolean not null default false;
-- What a run takes that names no configuration, when the current one was never uploaded.
create index configuration_version_usable on configuration_version (workspace_id, created_at desc, id desc)
    where status = 'uploaded' and not speculative and not provisional;

alter table workspace add column current_configuration_version_id text;
update workspace set current_configuration_version_id = (
    select id from configuration_version c
    where c.workspace_id = workspace.id and c.status = 'uploaded' and not c.speculative
    order by c.created_at desc, c.id desc limit 1);
