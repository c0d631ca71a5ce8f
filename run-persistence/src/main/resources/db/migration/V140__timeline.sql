-- A comment made by itself is an event of its run; one that came with an action belongs to that action's event.
alter table comment add column event_id text;
update comment set event_id = 're-' || substr(id, 5);
create unique index comment_event on comment (event_id) where event_id is not null;

alter table run_event add column comment_id text references comment on delete cascade;
create index run_event_comment on run_event (comment_id) where comment_id is not null;
