alter table state_version
    -- Came while the present lock was held, by which it may still be followed by others.
    add column under_lock boolean not null default false,
    add column rollback_state_version_id text;
create index state_version_under_lock on state_version (workspace_id) where under_lock;
