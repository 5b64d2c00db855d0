-- Which customers became one, when and by whom. Until that is undone, the one that went is known as the other.
create table customer_merge (
    id          uuid        primary key,
    survivor_id uuid        not null,
    gone_id     uuid        not null,
    gone_name   text        not null,
    merged_by   uuid,
    merged_at   timestamptz not null,
    undone_by   uuid,
    undone_at   timestamptz
);

create unique index customer_merge_of_gone on customer_merge (gone_id) where undone_at is null;
create index customer_merge_of_survivor on customer_merge (survivor_id, id);

-- Under which id, external id and name a customer was known before it became one with another: whoever still has an old
-- id is led on, at once to the one that is there now.
create table customer_alias (
    old_id       uuid primary key,
    canonical_id uuid not null references customer,
    kind         text not null,
    name         text not null,
    name_key     text not null,
    external     text unique
);

create index customer_alias_of on customer_alias (canonical_id);
create index customer_alias_by_name on customer_alias (name_key);

-- What a merge did to each row, so that it can be undone. MOVED: it points at the other customer since. PARKED: the other
-- had the same, so the whole row waits here. CHANGED: a row of the one that stays took other values, or came to be.
create table merge_move (
    id          bigint generated always as identity primary key,
    merge_id    uuid   not null references customer_merge,
    kind        text   not null check (kind in ('MOVED', 'PARKED', 'CHANGED')),
    table_name  text   not null,
    column_name text   not null,
    row_key     jsonb  not null,
    from_id     uuid,
    to_id       uuid,
    before      jsonb,
    after       jsonb
);

create index merge_move_of on merge_move (merge_id, table_name, column_name, kind);
