-- What a run does, by the names of HCP Terraform's filter.
alter table run add column operation text not null generated always as (case
    when plan_only then 'plan_only'
    when save_plan then 'save_plan'
    when refresh_only then 'refresh_only'
    when is_destroy then 'destroy'
    when allow_empty_apply then 'empty_apply'
    else 'plan_and_apply' end) stored;

-- Filtered lists, newest first: each combination of the three is read in order, and the few of them are merged. So the work
-- of a page does not depend on how many runs there are, nor on how rare those are that it shows.
create index run_workspace_filtered on run (workspace_id, status, source, operation, created_at desc, id desc);
create index run_organization on run (organization_id, plan_only, created_at desc, id desc);
create index run_organization_filtered on run (organization_id, status, source, operation, created_at desc, id desc);

-- How many runs a workspace's list has: without and with the plan-only ones it is told without counting.
alter table workspace
    add column run_count bigint not null default 0,
    add column plan_only_run_count bigint not null default 0;
update workspace w set run_count = c.runs, plan_only_run_count = c.plan_only from (
    select workspace_id, count(*) filter (where not plan_only) runs, count(*) filter (where plan_only) plan_only
    from run group by workspace_id) c where c.workspace_id = w.id;
