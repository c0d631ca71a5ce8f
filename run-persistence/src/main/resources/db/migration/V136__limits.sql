-- How long plans and applies may take, in seconds; null where nothing was said.
alter table organization
    add column plan_timeout integer check (plan_timeout between 1 and 604800),
    add column apply_timeout integer check (apply_timeout between 1 and 604800);
alter table workspace
    add column plan_timeout integer check (plan_timeout between 1 and 604800),
    add column apply_timeout integer check (apply_timeout between 1 and 604800);
