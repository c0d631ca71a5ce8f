alter table workspace add column project_remote_state boolean not null default false;

-- Whose runs may read the state of a workspace that is not shared with all.
create table workspace_state_consumer (
    workspace_id text not null references workspace on delete cascade,
    consumer_id text not null references workspace on delete cascade,
    primary key (workspace_id, consumer_id)
);
create index workspace_state_consumer_consumer on workspace_state_consumer (consumer_id);
