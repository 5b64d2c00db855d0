-- A row that is in may have more than one thing to know about it, such as each cell that could not be read.
alter table import_error add column place integer not null default 0;
alter table import_error drop constraint import_error_pkey;
alter table import_error add primary key (import_id, row, place);
