-- How a table is read, kept by a name and found again by its header line; its words are cells of CSV as in the API.
create table import_mapping (
    id         uuid        primary key,
    kind       text        not null,
    name       text        not null,
    header     text,
    encoding   text,
    separator  text,
    columns    text        not null,
    days       text,
    words      text        not null,
    -- what happens in a log, as JSON
    log        text,
    owner_id   uuid        not null,
    shared     boolean     not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

create unique index import_mapping_of_owner on import_mapping (owner_id, kind, lower(name));
create unique index import_mapping_shared on import_mapping (kind, lower(name)) where shared;

alter table import_run add column words text;
