-- What is erased of a person, where it was looked for afterwards, and what it was known by, which is forgotten at the end.
create table erasure (
    request_id  uuid        primary key references privacy_request,
    begun_at    timestamptz not null,
    -- Since when nothing is left to erase.
    erased_at   timestamptz,
    -- How often it was looked for, and when the last of them ended.
    scans       integer     not null default 0,
    scanned_at  timestamptz,
    -- How far the trail is.
    trail_up_to bigint      not null default 0,
    trail_done  boolean     not null default false,
    -- What else had it and was not looked for, because others have it too or it is too short to tell anybody apart.
    not_sought  integer     not null default 0,
    -- Who said that what was found is somebody else's.
    judged_by   uuid,
    judged_at   timestamptz
);

create index privacy_request_erasing on privacy_request (customer_id) where state = 'ERASING';

create table erasure_part (
    request_id uuid   not null references erasure,
    table_name text   not null,
    way        text   not null check (way in ('DELETED', 'BLANKED', 'KEPT')),
    rows       bigint not null,
    primary key (request_id, table_name, way)
);

create table erasure_sought (
    request_id uuid not null references erasure,
    kind       text not null check (kind in ('NAME', 'PHONE', 'EMAIL', 'IDENTITY')),
    value      text not null,
    primary key (request_id, kind, value)
);

create table erasure_place (
    request_id uuid    not null references erasure,
    -- A table with the columns that were looked at, or a file of the data folder.
    kind       text    not null check (kind in ('TABLE', 'FILE')),
    name       text    not null,
    columns    text[]  not null default '{}',
    -- Of a table in pages; how many of them are behind.
    size       bigint  not null,
    done       bigint  not null default 0,
    rows       bigint  not null default 0,
    bytes      bigint  not null default 0,
    found      bigint  not null default 0,
    -- Ids of the first rows in which something was found.
    keys       text[]  not null default '{}',
    is_done    boolean not null default false,
    primary key (request_id, kind, name)
);
