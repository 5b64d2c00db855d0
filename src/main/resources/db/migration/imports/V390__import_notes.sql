alter table import_error add column note boolean not null default false;
