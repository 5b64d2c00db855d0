-- Rows of an import that changed something that was here already; before, they were counted as accepted only.
alter table import_run add column changed bigint not null default 0;
