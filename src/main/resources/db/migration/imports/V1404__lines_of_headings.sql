-- The line in which the names of the columns stand, where somebody said it.
alter table import_run add column headings integer;
