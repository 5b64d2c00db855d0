-- Which sheet of a workbook is read; nothing for files of text.
alter table import_run add column sheet text;
