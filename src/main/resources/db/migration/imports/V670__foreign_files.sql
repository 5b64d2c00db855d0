-- What people said about the file: its columns as they wrote them, and the order of the numbers in its days by column.
alter table import_run add column columns text;
alter table import_run add column days text;
alter table import_run add column take_known boolean not null default false;
alter table import_run add column known bigint not null default 0;
