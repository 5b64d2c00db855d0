-- A trial run applies rows and takes them back; only its figures and reasons stay. What happens to what is here already,
-- and what it is known by, is said once for a file.
alter table import_run add column trial boolean not null default false;
alter table import_run add column existing text;
alter table import_run add column known_by text;

-- Rows of what is here already that were passed over because somebody asked for it, and new ones that may be here already.
alter table import_run add column skipped bigint not null default 0;
alter table import_run add column alike bigint not null default 0;
