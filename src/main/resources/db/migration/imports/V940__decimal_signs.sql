-- What stands before decimals in the numbers of a file, where somebody said it or the file shows it.
alter table import_run add column decimals text;
alter table import_mapping add column decimals text;
