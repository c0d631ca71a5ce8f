-- How many phases of an organization may execute at once; null for the server's default.
alter table organization add column runs_ceiling integer check (runs_ceiling > 0);

-- The turn that the organization took with the newest claim of this job.
alter table job add column turn bigint;

-- What waits for a worker: of one organization in its order, and hopping from one organization to the next.
drop index job_ready;
create index job_ready on job (organization_id, priority, queued_at, id) where status = 'queued';
-- What executes: the share of an organization.
create index job_held on job (organization_id) where status in ('claimed', 'started');
-- The newest turn of an organization, and of all.
create index job_turn on job (organization_id, turn) where turn is not null;
create index job_turn_of_kind on job (phase_kind, turn) where turn is not null;
