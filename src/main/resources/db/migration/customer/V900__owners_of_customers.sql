-- Whose customers are: the team beside the owner, who works with them, and every change of both.
alter table customer
    add column team text;

create index customer_by_team on customer (team, id);

create table customer_owner_change (
    id          uuid        primary key,
    customer_id uuid        not null references customer on delete cascade,
    from_id     uuid,
    to_id       uuid,
    from_team   text,
    to_team     text,
    at          timestamptz not null,
    changed_by  uuid,
    cause       text        not null,
    why         text        not null,
    -- The hand-over or the pool that it came of; none where a person changed one customer.
    source_id   uuid
);

create index customer_owner_change_of on customer_owner_change (customer_id, id);

create table customer_collaborator (
    id          uuid        primary key,
    customer_id uuid        not null references customer on delete cascade,
    user_id     uuid        not null,
    why         text,
    added_at    timestamptz not null,
    added_by    uuid,
    until       date,
    ended_at    timestamptz,
    ended_by    uuid
);

create unique index customer_collaborator_once on customer_collaborator (customer_id, user_id) where ended_at is null;
create index customer_collaborator_of on customer_collaborator (user_id) where ended_at is null;
