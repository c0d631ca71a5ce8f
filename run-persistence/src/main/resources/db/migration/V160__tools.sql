-- Which program runs a workspace's phases; terraform_version is the version of it. A run's version is exact once its plan has started.
alter table workspace add column tool text not null default 'terraform' check (tool in ('terraform', 'tofu'));
alter table run add column tool text not null default 'terraform' check (tool in ('terraform', 'tofu'));
