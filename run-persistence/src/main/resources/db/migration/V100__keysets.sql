-- Data keys, each wrapped by the master key, which is never here.
create table keyset (
    purpose    text        primary key check (purpose in ('columns', 'blobs', 'tokens')),
    wrapped    bytea       not null,
    created_at timestamptz not null
);
