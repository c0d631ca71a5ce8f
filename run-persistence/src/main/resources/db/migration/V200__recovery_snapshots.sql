-- What became of the states that came too late to count; each is a state version, under the same id.
create table recovery_snapshot (
    id text primary key references state_version on delete cascade,
    version bigint not null,
    workspace_id text not null references workspace on delete cascade,
    run_id text references run on delete set null,
    reason text not null check (reason in ('force_canceled', 'too_late')),
    status text not null check (status in ('kept', 'accepted', 'dropped')),
    created_at timestamptz not null,
    actor_kind text,
    actor_id text,
    decided_at timestamptz,
    comment text,
    -- The state version it became.
    accepted_id text references state_version on delete set null
);
create index recovery_snapshot_workspace on recovery_snapshot (workspace_id, created_at desc, id desc);
create index recovery_snapshot_kept_workspace on recovery_snapshot (workspace_id) where status = 'kept';
create index recovery_snapshot_run on recovery_snapshot (run_id) where run_id is not null;
create index recovery_snapshot_accepted on recovery_snapshot (accepted_id) where accepted_id is not null;

insert into recovery_snapshot (id, version, workspace_id, run_id, reason, status, created_at)
    select s.id, 0, s.workspace_id, s.run_id,
        case when r.force_canceled_at is null then 'too_late' else 'force_canceled' end,
        case when s.status = 'finalized' then 'kept' else 'dropped' end,
        s.created_at
    from state_version s left join run r on r.id = s.run_id
    where s.recovery;
