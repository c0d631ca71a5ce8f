-- What the runs of an organization reach over the network; null where the worker's own setting counts. Ranges are separated by
-- spaces.
alter table organization
    add column egress_policy text check (egress_policy in ('open', 'deny-list', 'allow-list')),
    add column egress_allow text,
    add column egress_deny text;
-- What held for the network of a phase; null from workers that say nothing.
alter table job add column network text;
