-- Whether customers that rows speak of and that are not here are added.
alter table import_run add column add_unknown boolean not null default false;
