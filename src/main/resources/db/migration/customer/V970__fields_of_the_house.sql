-- What administrators want to know of customers besides what the product asks: fields without code. Never deleted, since
-- values and history name them; one that is given up is offered nowhere.
create table custom_field (
    name        text        primary key check (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    english     text        not null,
    chinese     text        not null,
    format      text        not null,
    choices     jsonb       not null,
    -- A kind of customer; of both if absent.
    of_kind     text,
    -- From which stage on it must be known; absent where nobody must know it.
    needed_from text,
    -- Roles; of everybody if empty.
    seen_by     text[]      not null,
    changed_by_roles text[] not null,
    place       integer     not null check (place between 0 and 999),
    in_use      boolean     not null,
    changed_by  uuid,
    changed_at  timestamptz not null
);
