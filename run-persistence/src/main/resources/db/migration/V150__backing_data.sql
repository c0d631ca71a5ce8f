alter table configuration_version drop constraint configuration_version_status_check;
alter table configuration_version add constraint configuration_version_status_check check (status in (
    'pending', 'fetching', 'uploaded', 'archived', 'errored',
    'backing_data_soft_deleted', 'backing_data_permanently_deleted'));
alter table configuration_version add column archived_at timestamptz;
alter table configuration_version add column backing_data_until timestamptz;
-- What is to be deleted for good, first things first.
create index configuration_version_backing_data on configuration_version (backing_data_until)
    where backing_data_until is not null;
