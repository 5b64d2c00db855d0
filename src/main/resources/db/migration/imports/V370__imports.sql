create table import_run (
    id                uuid        primary key,
    kind              text        not null,
    file_name         text        not null,
    bytes             bigint      not null,
    mapping           text,
    state             text        not null,
    started_by        uuid,
    created_at        timestamptz not null,
    ended_at          timestamptz,
    bytes_read        bigint      not null default 0,
    rows              bigint      not null default 0,
    accepted          bigint      not null default 0,
    rejected          bigint      not null default 0,
    failure_key       text,
    failure_arguments jsonb,
    -- Which copy of the application works on it, and until when the others leave it alone.
    lease_owner       uuid,
    lease_until       timestamptz
);

create index import_run_by_time on import_run (created_at desc, id desc);
create index import_run_unfinished on import_run (created_at, id) where state in ('WAITING', 'RUNNING');

create table import_chunk (
    import_id uuid    not null references import_run on delete cascade,
    part      integer not null,
    content   bytea   not null,
    primary key (import_id, part)
);

alter table import_chunk alter column content set storage external;

create table import_error (
    import_id uuid   not null references import_run on delete cascade,
    row       bigint not null,
    line      bigint not null,
    key       text   not null,
    arguments jsonb  not null,
    primary key (import_id, row)
);
