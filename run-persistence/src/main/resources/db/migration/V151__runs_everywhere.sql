-- The site admin's list of all runs: each status is read in order, and the few of them are merged. It also counts them.
create index run_everywhere on run (status, created_at desc, id desc);
