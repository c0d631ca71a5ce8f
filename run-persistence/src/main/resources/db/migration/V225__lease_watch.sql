-- Leases are looked after by every server, and no longer by a task of the scheduler.
delete from scheduled_tasks where task_name = 'lease-sweep';
