-- Which customers a repair was meant for besides: those that an import made, of a city, with a tag.
alter table quality_repair
    add column import_id uuid,
    add column city text,
    add column tag text;
