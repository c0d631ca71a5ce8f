-- The one store this database's blobs are in; marked once the store carries the id, too.
create table blob_store (
    single     boolean     primary key check (single),
    id         text        not null,
    marked     boolean     not null,
    created_at timestamptz not null
);
