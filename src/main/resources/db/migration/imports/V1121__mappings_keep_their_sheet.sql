-- Which sheet of a workbook a mapping was made for; another is read where a file has none of that name.
alter table import_mapping add column sheet text;
