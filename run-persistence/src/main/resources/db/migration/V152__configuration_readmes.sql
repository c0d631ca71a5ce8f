create table configuration_readme (
    id text primary key references configuration_version on delete cascade,
    version bigint not null,
    sealed bytea not null
);
