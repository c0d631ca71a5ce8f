create table phase_log (
    id text primary key references phase on delete cascade,
    version bigint not null,
    size bigint not null,
    ended boolean not null,
    blob text
);
create index phase_log_blob on phase_log (blob) where blob is not null;

create table log_chunk (
    phase_id text not null references phase on delete cascade,
    start_offset bigint not null,
    size integer not null,
    sealed bytea not null,
    primary key (phase_id, start_offset)
);
