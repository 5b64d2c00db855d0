alter table import_run add column encoding text;
alter table import_run add column separator text;
