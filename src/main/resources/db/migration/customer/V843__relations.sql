-- Who knows whom, read from both ends. What ended stays, so that it can be told and undone.
create table customer_relation (
    id         uuid        primary key,
    from_id    uuid        not null references customer on delete cascade,
    to_id      uuid        not null references customer on delete cascade,
    kind       text        not null,
    role       text,
    note       text,
    added_at   timestamptz not null,
    added_by   uuid,
    ended_at   timestamptz,
    ended_by   uuid,
    check (from_id <> to_id)
);

create unique index customer_relation_once on customer_relation (from_id, to_id, kind) where ended_at is null;
create index customer_relation_from on customer_relation (from_id, id);
create index customer_relation_to on customer_relation (to_id, id);
