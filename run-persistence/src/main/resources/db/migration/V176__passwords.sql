-- What people may sign in to the pages with, beside tokens: salted and slow hashes, and how often somebody tried in vain.
create table password (
    user_id text primary key references users on delete cascade,
    version bigint not null,
    hash text not null,
    generation integer not null,
    tries integer not null,
    tried_at timestamptz
);
