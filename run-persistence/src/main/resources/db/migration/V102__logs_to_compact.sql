create index phase_log_to_compact on phase_log (id) where ended and blob is null;
