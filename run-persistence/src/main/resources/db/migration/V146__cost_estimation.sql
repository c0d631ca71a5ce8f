-- What the organization asks for. As in Terraform Enterprise, nothing is estimated unless the site offers it as well.
alter table organization add column cost_estimation boolean not null default false;
