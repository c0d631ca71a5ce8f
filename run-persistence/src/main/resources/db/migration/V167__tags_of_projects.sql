-- The few projects among all that have a tag: lists of workspaces look them up first.
create index tag_binding_projects on tag_binding (organization_id, key, value, project_id) where project_id is not null;
