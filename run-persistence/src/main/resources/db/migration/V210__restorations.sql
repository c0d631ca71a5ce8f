-- That this database came out of a backup, until the next start has ended what was under way when that was taken.
create table restoration (
    single   boolean     primary key check (single),
    taken_at timestamptz not null
);
