-- Logs as terraform's lines of JSON; a run keeps what its workspace said when it was made.
alter table workspace add column structured_run_output_enabled boolean not null default true;
alter table run add column structured_run_output boolean not null default false;

-- What a plan leaves for its readers: the plan without secrets, the schemas of its providers, generated configuration.
alter table phase add column redacted_blob text;
alter table phase add column schemas_blob text;
alter table phase add column generated_blob text;
create index phase_redacted_blob on phase (redacted_blob) where redacted_blob is not null;
create index phase_schemas_blob on phase (schemas_blob) where schemas_blob is not null;
create index phase_generated_blob on phase (generated_blob) where generated_blob is not null;
