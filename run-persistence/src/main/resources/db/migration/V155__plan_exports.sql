-- Data of plans for use elsewhere; a plan has one export at most.
create table plan_export (
    id text primary key,
    version bigint not null,
    plan_id text not null unique references phase on delete cascade,
    status text not null check (status in ('queued', 'finished', 'errored', 'expired')),
    queued_at timestamptz not null,
    ended_at timestamptz,
    blob text
);
create index plan_export_blob on plan_export (blob) where blob is not null;
create index plan_export_expiry on plan_export (ended_at) where blob is not null;
