-- The undo of an import, once for each. Place is where it goes on after an interruption.
create table import_undo (
    import_id uuid        primary key references import_run on delete cascade,
    state     text        not null,
    asked_by  uuid,
    asked_at  timestamptz not null,
    ended_at  timestamptz,
    total     bigint      not null,
    place     text,
    gone      bigint      not null default 0,
    back      bigint      not null default 0,
    stays     bigint      not null default 0
);

create index import_undo_unfinished on import_undo (asked_at, import_id) where state = 'RUNNING';

-- What stays because somebody built on it, and why.
create table import_undo_stay (
    import_id uuid   not null references import_undo on delete cascade,
    place     bigint not null,
    key       text   not null,
    arguments jsonb  not null,
    primary key (import_id, place)
);
