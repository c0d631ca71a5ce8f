alter table run
    add column save_plan boolean not null default false,
    add column allow_empty_apply boolean not null default false,
    add column allow_config_generation boolean not null default false,
    add column debugging_mode boolean not null default false,
    add column invoke_action_addrs text not null default '',
    add column input_state_version_id text;

-- All of HCP Terraform's run states: which of them a run can come to is the engine's to say.
alter table run drop constraint run_status_check;
alter table run add constraint run_status_check check (status in (
    'pending', 'fetching', 'fetching_completed', 'pre_plan_running', 'pre_plan_completed', 'queuing', 'plan_queued',
    'planning', 'planned', 'cost_estimating', 'cost_estimated', 'policy_checking', 'policy_override',
    'policy_soft_failed', 'policy_checked', 'confirmed', 'post_plan_running', 'post_plan_awaiting_decision',
    'post_plan_completed', 'planned_and_finished', 'planned_and_saved', 'pre_apply_running', 'pre_apply_completed',
    'queuing_apply', 'apply_queued', 'applying', 'post_apply_running', 'post_apply_completed', 'applied', 'discarded',
    'errored', 'canceled', 'force_canceled'));

-- The queue: what still waits for its turn, saved plans that were confirmed among them.
drop index run_waiting;
create index run_waiting on run (workspace_id, queue_position) where status in ('pending', 'confirmed');
-- Saved plans that can still be applied.
create index run_saved_plan on run (workspace_id, status, created_at)
    where save_plan and status in ('confirmed', 'planned_and_saved');
