-- Set with the first cancel: from then on people may end the run by force, whatever its process does.
alter table run add column force_cancel_available_at timestamptz;
alter table run add column force_canceled_at timestamptz;
